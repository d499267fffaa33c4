/*
 * text_form.h
 *		Text and wire forms of the types that hold binary values: models, training states, profiles.
 *
 * The text form is a prefix, which names type and version, and the bytes in base64 without whitespace;
 * the wire form is the bytes.
 */
#ifndef MLSYS_TEXT_FORM_H
#define MLSYS_TEXT_FORM_H

#include "pg/mlsys.h"

#include "lib/stringinfo.h"

typedef struct MlsysTextForm
{
	const char *type;   /* "mlsys.model" */
	const char *what;   /* for error texts: "model" */
	const char *prefix; /* "mlsys1:" */
	const char *hint;   /* for a text that has not the prefix; may be NULL */
	Size header;        /* of a value: VARHDRSZ, or more, which are zero bytes */
	Size limit;         /* of the bytes; ML_WRITER_LIMIT at most */
} MlsysTextForm;

/* A value from its text, or from what is left of a message.  What the bytes are is not looked at. */
extern struct varlena *mlsys_text_form_in(const MlsysTextForm *form, const char *text);
extern struct varlena *mlsys_text_form_recv(const MlsysTextForm *form, StringInfo message);

/* The text of size bytes. */
extern char *mlsys_text_form_out(const MlsysTextForm *form, const char *bytes, Size size);

#endif /* MLSYS_TEXT_FORM_H */
