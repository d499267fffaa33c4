/*
 * data_profile.c
 *		The SQL type mlsys.data_profile: a profile as a varlena.
 *
 * A value is
 *
 *	  varlena header | CRC-32C of the kernel's bytes (4 bytes, little-endian) | 4 bytes zero | kernel's bytes
 *
 * Its text form is "mlsysprofile1:" and all behind the varlena header in base64, its wire form the same
 * bytes.  Text and wire come from anywhere: input decodes the whole profile before it accepts one.  The
 * checksum finds damage, which the decoder alone need not notice in a count; and by it the aggregates see
 * at a glance that a reference is still the same.
 *
 * Categories keep the first bytes of their text, which may end within a character, and a column can hold
 * what is not in the server's encoding.  So their texts are not checked here; whoever shows them
 * leaves out what is no character.  Names are checked: they are compared with those of columns.
 */
#include "pg/data_profile.h"

#include "mb/pg_wchar.h"
#include "port/pg_crc32c.h"

#include "pg/text_form.h"

#define MAX_SIZE ((Size) 64 * 1024 * 1024) /* more than any profile of ML_PROFILE_MAX_COLUMNS has */

static const MlsysTextForm text_form = {
	.type = "mlsys.data_profile",
	.what = "profile",
	.prefix = "mlsysprofile1:",
	.hint = "Profiles are made by mlsys.profile(column, ...).",
	.header = VARHDRSZ,
	.limit = MAX_SIZE,
};

/* What stands before the kernel's bytes. */
static void
make_header(const unsigned char *data, Size size, unsigned char header[MLSYS_PROFILE_HEADER])
{
	pg_crc32c crc;

	INIT_CRC32C(crc);
	COMP_CRC32C(crc, data, size);
	FIN_CRC32C(crc);
	memset(header, 0, MLSYS_PROFILE_HEADER);
	for (int i = 0; i < 4; i++)
		header[i] = (unsigned char) (crc >> (8 * i));
}

struct varlena *
mlsys_profile_seal(MlsysEnv *env, const MlDataProfile *profile)
{
	struct varlena *value;
	MlWriter writer;
	Size size;

	ml_writer_init(&writer, &env->ml);
	ml_profile_save(&writer, profile);
	mlsys_check(env, ml_writer_status(&writer));
	if (writer.size > MAX_SIZE - MLSYS_PROFILE_HEADER)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("profile is larger than %zu bytes", MAX_SIZE)));
	size = VARHDRSZ + MLSYS_PROFILE_HEADER + writer.size;
	value = palloc(size);
	SET_VARSIZE(value, size);
	make_header(writer.data, writer.size, (unsigned char *) VARDATA(value));
	memcpy(VARDATA(value) + MLSYS_PROFILE_HEADER, writer.data, writer.size);
	return value;
}

/* The same with the SQLSTATE of what is wrong. */
static void
open_value(MlsysEnv *env, const struct varlena *value, const char *what, int corrupt_code,
		   MlDataProfile *profile)
{
	const unsigned char *data = (const unsigned char *) VARDATA_ANY(value);
	Size size = VARSIZE_ANY_EXHDR(value);
	unsigned char header[MLSYS_PROFILE_HEADER];
	MlReader reader;

	if (size < MLSYS_PROFILE_HEADER)
		ereport(ERROR, (errcode(corrupt_code), errmsg("malformed %s: it ends too early", what)));
	data += MLSYS_PROFILE_HEADER;
	size -= MLSYS_PROFILE_HEADER;
	make_header(data, size, header);
	if (memcmp(VARDATA_ANY(value), header, MLSYS_PROFILE_HEADER) != 0)
		ereport(ERROR,
				(errcode(corrupt_code), errmsg("malformed %s: the checksum does not match", what),
				 errhint("The value was changed or cut after mlsys made it.")));
	ml_reader_init(&reader, &env->ml, what, data, size);
	mlsys_check_input(env, ml_profile_load(&reader, profile), corrupt_code);
	mlsys_check_input(env, ml_reader_end(&reader), corrupt_code);
}

void
mlsys_profile_open(MlsysEnv *env, const struct varlena *value, MlDataProfile *profile)
{
	open_value(env, value, "stored profile", ERRCODE_DATA_CORRUPTED, profile);
}

static bool
is_valid_name(const char *name)
{
	return pg_verify_mbstr(GetDatabaseEncoding(), name, strlen(name), true);
}

/* Accept a value from outside, or raise an error of that code. */
static struct varlena *
check_input(struct varlena *value, int corrupt_code)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "mlsys profile input", ALLOCSET_DEFAULT_SIZES);
	MlDataProfile profile;
	MlsysEnv env;

	mlsys_env_init(&env, context);
	open_value(&env, value, "profile", corrupt_code, &profile);
	for (int32 i = 0; i < profile.ncolumns; i++)
		if (!is_valid_name(profile.columns[i].name) || !is_valid_name(profile.columns[i].type_name))
			ereport(ERROR, (errcode(corrupt_code),
							errmsg("malformed profile: a name is not in encoding \"%s\"",
								   GetDatabaseEncodingName())));
	MemoryContextDelete(context);
	return value;
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_in);
Datum
mlsys_data_profile_in(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(check_input(mlsys_text_form_in(&text_form, PG_GETARG_CSTRING(0)),
								  ERRCODE_INVALID_TEXT_REPRESENTATION));
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_out);
Datum
mlsys_data_profile_out(PG_FUNCTION_ARGS)
{
	const struct varlena *value = PG_GETARG_VARLENA_PP(0);

	PG_RETURN_CSTRING(
		mlsys_text_form_out(&text_form, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)));
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_recv);
Datum
mlsys_data_profile_recv(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(
		check_input(mlsys_text_form_recv(&text_form, (StringInfo) PG_GETARG_POINTER(0)),
					ERRCODE_INVALID_BINARY_REPRESENTATION));
}

PG_FUNCTION_INFO_V1(mlsys_data_profile_send);
Datum
mlsys_data_profile_send(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PointerGetDatum(PG_GETARG_BYTEA_P_COPY(0)));
}
