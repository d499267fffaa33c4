/*
 * data_profile.c
 *		The SQL type mlsys.data_profile: a profile as a varlena.
 */
#include "pg/data_profile.h"

#include "common/base64.h"
#include "libpq/pqformat.h"

#define PREFIX "mlsysprofile1:"
#define PREFIX_LENGTH (sizeof(PREFIX) - 1)

PG_FUNCTION_INFO_V1(mlsys_data_profile_in);
Datum
mlsys_data_profile_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	int length = strlen(text);
	struct varlena *value = palloc(VARHDRSZ + (size_t) length);
	int size = -1;

	if (strncmp(text, PREFIX, PREFIX_LENGTH) == 0)
		size = pg_b64_decode(text + PREFIX_LENGTH, length - (int) PREFIX_LENGTH, VARDATA(value),
							 length);
	if (size < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
						errmsg("invalid input syntax for type %s", "mlsys.data_profile")));
	SET_VARSIZE(value, VARHDRSZ + size);
	PG_RETURN_POINTER(value);
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_out);
Datum
mlsys_data_profile_out(PG_FUNCTION_ARGS)
{
	const struct varlena *value = PG_GETARG_VARLENA_PP(0);
	int size = VARSIZE_ANY_EXHDR(value);
	int room = pg_b64_enc_len(size);
	char *text = palloc(PREFIX_LENGTH + room + 1);
	int length;

	memcpy(text, PREFIX, PREFIX_LENGTH);
	length = pg_b64_encode(VARDATA_ANY(value), size, text + PREFIX_LENGTH, room);
	text[PREFIX_LENGTH + length] = '\0';
	PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_recv);
Datum
mlsys_data_profile_recv(PG_FUNCTION_ARGS)
{
	StringInfo message = (StringInfo) PG_GETARG_POINTER(0);
	int size = message->len - message->cursor;
	struct varlena *value = palloc((size_t) VARHDRSZ + size);

	SET_VARSIZE(value, (size_t) VARHDRSZ + size);
	pq_copymsgbytes(message, VARDATA(value), size);
	PG_RETURN_POINTER(value);
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_send);
Datum
mlsys_data_profile_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PointerGetDatum(PG_GETARG_BYTEA_P_COPY(0)));
}
