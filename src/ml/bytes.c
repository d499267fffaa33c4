/*
 * bytes.c
 *		Bounded reader and growing writer of the little-endian binary form, and of JSON text.
 *
 * Bytes are put together by shifts, so the form is the same on every machine and no address needs
 * an alignment; where the machine's order is the same, they are copied.
 */
#include "ml/bytes.h"

#include <stdio.h>
#include <stdlib.h>

void
ml_reader_init(MlReader *reader, MlEnv *env, const char *what, const void *data, size_t size)
{
	reader->env = env;
	reader->what = what;
	reader->data = data;
	reader->size = size;
	reader->position = 0;
	reader->failed = false;
	reader->status = ML_OK;
}

void
ml_reader_fail(MlReader *reader, const char *wrong)
{
	if (reader->failed)
		return;
	reader->failed = true;
	reader->status = ml_fail(reader->env, ML_CORRUPT, "malformed %s: %s at byte %zu of %zu",
							 reader->what, wrong, reader->position, reader->size);
}

void
ml_reader_no_memory(MlReader *reader)
{
	reader->failed = true;
	reader->status = ML_OUT_OF_MEMORY;
}

MlStatus
ml_reader_status(MlReader *reader)
{
	return reader->status;
}

MlStatus
ml_reader_end(MlReader *reader)
{
	if (!reader->failed && reader->position != reader->size)
		ml_reader_fail(reader, "bytes left over");
	return ml_reader_status(reader);
}

/* The next size bytes, or NULL when there are not as many. */
static const unsigned char *
reader_take(MlReader *reader, size_t size)
{
	const unsigned char *bytes;

	if (reader->failed)
		return NULL;
	if (size > reader->size - reader->position)
	{
		ml_reader_fail(reader, "it ends too early");
		return NULL;
	}
	bytes = reader->data + reader->position;
	reader->position += size;
	return bytes;
}

static uint64_t
reader_integer(MlReader *reader, size_t size)
{
	const unsigned char *bytes = reader_take(reader, size);
	uint64_t value = 0;

	if (bytes == NULL)
		return 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	memcpy(&value, bytes, size);
#else
	for (size_t i = 0; i < size; i++)
		value |= (uint64_t) bytes[i] << (8 * i);
#endif
	return value;
}

uint8_t
ml_read_u8(MlReader *reader)
{
	return (uint8_t) reader_integer(reader, 1);
}

uint16_t
ml_read_u16(MlReader *reader)
{
	return (uint16_t) reader_integer(reader, 2);
}

uint32_t
ml_read_u32(MlReader *reader)
{
	return (uint32_t) reader_integer(reader, 4);
}

uint64_t
ml_read_u64(MlReader *reader)
{
	return reader_integer(reader, 8);
}

int64_t
ml_read_i64(MlReader *reader)
{
	return (int64_t) reader_integer(reader, 8);
}

double
ml_read_f64(MlReader *reader)
{
	uint64_t bits = reader_integer(reader, 8);
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

int64_t
ml_read_varint(MlReader *reader)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 63; shift += 7)
	{
		uint8_t byte = ml_read_u8(reader);

		value |= (uint64_t) (byte & 127) << shift;
		if (byte < 128)
		{
			/* one way only to write a count */
			if (byte == 0 && shift > 0)
				break;
			return (int64_t) value;
		}
	}
	ml_reader_fail(reader, "wrong count");
	return 0;
}

bool
ml_read_bool(MlReader *reader)
{
	uint8_t value = ml_read_u8(reader);

	if (value > 1)
		ml_reader_fail(reader, "wrong boolean");
	return value == 1;
}

uint32_t
ml_read_count(MlReader *reader, size_t item_size)
{
	uint32_t count = ml_read_u32(reader);

	if (!reader->failed && count > (reader->size - reader->position) / item_size)
		ml_reader_fail(reader, "more items than bytes");
	return reader->failed ? 0 : count;
}

MlText
ml_read_text(MlReader *reader)
{
	uint32_t length = ml_read_count(reader, 1);
	const unsigned char *bytes = reader_take(reader, length);
	MlText text = {"", 0};

	if (bytes != NULL)
	{
		text.data = (const char *) bytes;
		text.length = length;
	}
	return text;
}

const char *
ml_read_string(MlReader *reader)
{
	MlText text = ml_read_text(reader);
	MlText copy;

	if (text.length > 0 && memchr(text.data, '\0', text.length) != NULL)
		ml_reader_fail(reader, "a zero byte in a string");
	if (reader->failed)
		return "";
	if (ml_copy_text(reader->env, text, &copy) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return "";
	}
	return copy.data;
}

double *
ml_read_doubles(MlReader *reader, size_t count)
{
	double *values;

	if (!reader->failed && count > (reader->size - reader->position) / sizeof(double))
		ml_reader_fail(reader, "more items than bytes");
	if (reader->failed)
		return NULL;
	if (ml_alloc(reader->env, count, sizeof(double), "numbers", &values) != ML_OK)
	{
		ml_reader_no_memory(reader);
		return NULL;
	}
	for (size_t i = 0; i < count; i++)
		values[i] = ml_read_f64(reader);
	return values;
}

void
ml_writer_init(MlWriter *writer, MlEnv *env)
{
	memset(writer, 0, sizeof(*writer));
	writer->env = env;
}

MlStatus
ml_writer_status(const MlWriter *writer)
{
	return writer->status;
}

void
ml_write_bytes(MlWriter *writer, const void *data, size_t size)
{
	if (writer->status != ML_OK || size == 0)
		return;
	if (size > ML_WRITER_LIMIT - writer->size)
	{
		writer->status = ml_fail(writer->env, ML_LIMIT, "output exceeds the limit of %zu bytes",
								 ML_WRITER_LIMIT);
		return;
	}
	if (size > writer->capacity - writer->size)
	{
		size_t capacity = 2 * writer->capacity;
		unsigned char *grown;

		if (capacity < writer->size + size)
			capacity = writer->size + size;
		if (capacity < 256)
			capacity = 256;
		writer->status = ml_alloc(writer->env, capacity, 1, "output", &grown);
		if (writer->status != ML_OK)
			return;
		if (writer->size > 0)
			memcpy(grown, writer->data, writer->size);
		writer->data = grown;
		writer->capacity = capacity;
	}
	memcpy(writer->data + writer->size, data, size);
	writer->size += size;
}

static void
write_integer(MlWriter *writer, uint64_t value, size_t size)
{
	unsigned char bytes[8];

	for (size_t i = 0; i < size; i++)
		bytes[i] = (unsigned char) (value >> (8 * i));
	ml_write_bytes(writer, bytes, size);
}

void
ml_write_u8(MlWriter *writer, uint8_t value)
{
	write_integer(writer, value, 1);
}

void
ml_write_u16(MlWriter *writer, uint16_t value)
{
	write_integer(writer, value, 2);
}

void
ml_write_u32(MlWriter *writer, uint32_t value)
{
	write_integer(writer, value, 4);
}

void
ml_write_u64(MlWriter *writer, uint64_t value)
{
	write_integer(writer, value, 8);
}

void
ml_write_i64(MlWriter *writer, int64_t value)
{
	write_integer(writer, (uint64_t) value, 8);
}

void
ml_write_f64(MlWriter *writer, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	write_integer(writer, bits, 8);
}

void
ml_write_varint(MlWriter *writer, int64_t count)
{
	unsigned char bytes[10];
	uint64_t left = (uint64_t) count;
	size_t size = 0;

	for (; left > 127; left >>= 7)
		bytes[size++] = (unsigned char) (left | 128);
	bytes[size++] = (unsigned char) left;
	ml_write_bytes(writer, bytes, size);
}

void
ml_write_bool(MlWriter *writer, bool value)
{
	write_integer(writer, value ? 1 : 0, 1);
}

void
ml_write_text(MlWriter *writer, MlText text)
{
	if (text.length > ML_WRITER_LIMIT)
	{
		writer->status =
			ml_fail(writer->env, ML_LIMIT, "text of %zu bytes is too long", text.length);
		return;
	}
	write_integer(writer, text.length, 4);
	ml_write_bytes(writer, text.data, text.length);
}

void
ml_write_string(MlWriter *writer, const char *string)
{
	ml_write_text(writer, ml_text(string));
}

void
ml_write_doubles(MlWriter *writer, const double *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ml_write_f64(writer, values[i]);
}

static void
write_literal(MlWriter *writer, const char *literal)
{
	ml_write_bytes(writer, literal, strlen(literal));
}

/* What stands before a value: a comma after an earlier one. */
static void
json_before(MlWriter *writer)
{
	if (writer->comma)
		ml_write_bytes(writer, ", ", 2);
	writer->comma = true;
}

void
ml_json_begin(MlWriter *writer, char bracket)
{
	json_before(writer);
	ml_write_bytes(writer, &bracket, 1);
	writer->comma = false;
}

void
ml_json_end(MlWriter *writer, char bracket)
{
	ml_write_bytes(writer, &bracket, 1);
	writer->comma = true;
}

static void
json_quoted(MlWriter *writer, MlText text)
{
	ml_write_bytes(writer, "\"", 1);
	for (size_t i = 0; i < text.length; i++)
	{
		unsigned char c = (unsigned char) text.data[i];
		char escape[8];

		if (c == '"' || c == '\\')
			snprintf(escape, sizeof(escape), "\\%c", c);
		else if (c < 0x20)
			snprintf(escape, sizeof(escape), "\\u%04x", c);
		else
		{
			ml_write_bytes(writer, &c, 1);
			continue;
		}
		write_literal(writer, escape);
	}
	ml_write_bytes(writer, "\"", 1);
}

void
ml_json_key(MlWriter *writer, const char *key)
{
	json_before(writer);
	json_quoted(writer, ml_text(key));
	ml_write_bytes(writer, ": ", 2);
	writer->comma = false;
}

void
ml_json_text(MlWriter *writer, MlText text)
{
	json_before(writer);
	json_quoted(writer, text);
}

void
ml_json_string(MlWriter *writer, const char *string)
{
	ml_json_text(writer, ml_text(string));
}

void
ml_json_number(MlWriter *writer, double value)
{
	char digits[32];

	if (!isfinite(value))
	{
		ml_json_null(writer);
		return;
	}
	json_before(writer);
	for (int precision = 15; precision <= 17; precision++)
	{
		snprintf(digits, sizeof(digits), "%.*g", precision, value);
		if (strtod(digits, NULL) == value)
			break;
	}
	write_literal(writer, digits);
}

void
ml_json_integer(MlWriter *writer, int64_t value)
{
	char digits[32];

	json_before(writer);
	snprintf(digits, sizeof(digits), "%lld", (long long) value);
	write_literal(writer, digits);
}

void
ml_json_bool(MlWriter *writer, bool value)
{
	json_before(writer);
	write_literal(writer, value ? "true" : "false");
}

void
ml_json_null(MlWriter *writer)
{
	json_before(writer);
	write_literal(writer, "null");
}

void
ml_json_raw(MlWriter *writer, const char *json)
{
	json_before(writer);
	write_literal(writer, json);
}

void
ml_json_member(MlWriter *writer, const char *key, double value)
{
	ml_json_key(writer, key);
	ml_json_number(writer, value);
}

void
ml_json_flag(MlWriter *writer, const char *key, bool value)
{
	ml_json_key(writer, key);
	ml_json_bool(writer, value);
}
