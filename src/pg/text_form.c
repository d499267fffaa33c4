/*
 * text_form.c
 *		Text and wire forms of the types that hold binary values.  See text_form.h.
 */
#include "pg/text_form.h"

#include "common/base64.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"

#define SHOWN_INPUT 40 /* bytes of a malformed input that an error shows */

static void
syntax_error(const MlsysTextForm *form, const char *text, const char *detail, const char *hint)
{
	int length = strlen(text);

	if (length > SHOWN_INPUT)
		length = pg_mbcliplen(text, length, SHOWN_INPUT);
	ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					errmsg("invalid input syntax for type %s: \"%.*s%s\"", form->type, length, text,
						   text[length] != '\0' ? "..." : ""),
					errdetail_internal("%s", detail), hint != NULL ? errhint("%s", hint) : 0));
}

/* A value with room for size bytes, of which more than the limit are refused. */
static struct varlena *
make_value(const MlsysTextForm *form, Size size, Size room)
{
	struct varlena *value;

	if (size > form->limit)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("%s is larger than %zu bytes", form->what, form->limit)));
	value = palloc(form->header + room);
	memset(value, 0, form->header);
	return value;
}

struct varlena *
mlsys_text_form_in(const MlsysTextForm *form, const char *text)
{
	Size prefix = strlen(form->prefix);
	struct varlena *value;
	Size length;
	int size;

	if (strncmp(text, form->prefix, prefix) != 0)
		syntax_error(form, text,
					 psprintf("A %s begins with \"%s\", base64 follows.", form->what, form->prefix),
					 form->hint);
	length = strlen(text + prefix);
	value = make_value(form, length / 4 * 3, length / 4 * 3 + 3);
	size = pg_b64_decode(text + prefix, length, (char *) value + form->header, length / 4 * 3 + 3);
	if (size < 0)
		syntax_error(
			form, text,
			psprintf("What follows \"%s\" is not base64 without whitespace.", form->prefix), NULL);
	SET_VARSIZE(value, form->header + size);
	return value;
}

struct varlena *
mlsys_text_form_recv(const MlsysTextForm *form, StringInfo message)
{
	Size size = message->len - message->cursor;
	struct varlena *value = make_value(form, size, size);

	SET_VARSIZE(value, form->header + size);
	pq_copymsgbytes(message, (char *) value + form->header, size);
	return value;
}

char *
mlsys_text_form_out(const MlsysTextForm *form, const char *bytes, Size size)
{
	Size prefix = strlen(form->prefix);
	char *text;
	int length;

	if (size > form->limit)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("%s of %zu bytes has no text form, it would be too long", form->what,
							   size)));
	length = pg_b64_enc_len((int) size);
	text = palloc(prefix + length + 1);
	memcpy(text, form->prefix, prefix);
	length = pg_b64_encode(bytes, (int) size, text + prefix, length);
	if (length < 0)
		elog(ERROR, "could not encode a %s of %zu bytes", form->what, size);
	text[prefix + length] = '\0';
	return text;
}
