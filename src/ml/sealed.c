/*
 * sealed.c
 *		A stored value with a mark before it and a checksum behind it.  See sealed.h.
 */
#include "ml/sealed.h"

#include "ml/hash.h"

void
ml_seal_begin(MlWriter *writer, uint32_t mark)
{
	ml_write_u32(writer, mark);
}

void
ml_seal_end(MlWriter *writer)
{
	if (ml_writer_status(writer) == ML_OK)
		ml_write_u64(writer, ml_hash_text((MlText){(const char *) writer->data, writer->size}));
}

MlStatus
ml_seal_open(MlReader *reader, MlEnv *env, const char *what, uint32_t mark, const void *data,
			 size_t size)
{
	const size_t trailer = sizeof(uint64_t);

	ml_reader_init(reader, env, what, data, size);
	if (ml_read_u32(reader) != mark || size < sizeof(mark) + trailer)
	{
		ml_reader_fail(reader, "wrong mark");
		return ml_reader_status(reader);
	}
	reader->position = size - trailer;
	if (ml_read_u64(reader) != ml_hash_text((MlText){data, size - trailer}))
		ml_reader_fail(reader, "wrong checksum");
	reader->position = sizeof(mark);
	reader->size = size - trailer;
	return ml_reader_status(reader);
}
