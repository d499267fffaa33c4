/*
 * bytes.h
 *		Bounded reader and growing writer of the little-endian binary form, and of JSON text.
 *
 * The reader trusts nothing: every read checks what is left, a count is checked against the bytes
 * that its items need at least, and the first failure sticks (later reads give zeros and change
 * nothing), so a loader may read a whole section and ask ml_reader_status() once before it
 * allocates or acts on a value.
 */
#ifndef ML_BYTES_H
#define ML_BYTES_H

#include "ml/ml.h"

typedef struct MlReader
{
	MlEnv *env;
	const unsigned char *data;
	size_t size;
	size_t position;
	bool failed;
	MlStatus status;  /* ML_OK unless failed */
	const char *what; /* is read, for error texts: "model" */
} MlReader;

/* Reads from data, which must outlive the reader and every text it hands out. */
extern void
ml_reader_init(MlReader *reader, MlEnv *env, const char *what, const void *data, size_t size);
extern uint8_t ml_read_u8(MlReader *reader);
extern uint16_t ml_read_u16(MlReader *reader);
extern uint32_t ml_read_u32(MlReader *reader);
extern uint64_t ml_read_u64(MlReader *reader);
extern int64_t ml_read_i64(MlReader *reader);
extern double ml_read_f64(MlReader *reader);
/* A count as ml_write_varint wrote it, 0 <= count <= INT64_MAX. */
extern int64_t ml_read_varint(MlReader *reader);
/* 0 or 1; anything else is a failure. */
extern bool ml_read_bool(MlReader *reader);
/* A u32 count of items that take at least item_size (> 0) bytes each; 0 on failure. */
extern uint32_t ml_read_count(MlReader *reader, size_t item_size);
/* Bytes with a u32 length before them; points into the reader's data. */
extern MlText ml_read_text(MlReader *reader);
/* The same, copied and terminated; a zero byte inside is a failure. "" on failure. */
extern const char *ml_read_string(MlReader *reader);
/* count doubles, copied; NULL on failure. */
extern double *ml_read_doubles(MlReader *reader, size_t count);
/* Mark as failed: "malformed <what>: <wrong> at byte ...", wrong being "wrong number of levels". */
extern void ml_reader_fail(MlReader *reader, const char *wrong);
/* Mark as failed by an allocation, whose error is set. */
extern void ml_reader_no_memory(MlReader *reader);
/* ML_OK, or ML_CORRUPT / ML_OUT_OF_MEMORY with the error set. */
extern MlStatus ml_reader_status(MlReader *reader);
/* The same, and all bytes must have been read. */
extern MlStatus ml_reader_end(MlReader *reader);

/* The writer grows by doubling; a failed allocation sticks and ml_writer_status tells it. */
typedef struct MlWriter
{
	MlEnv *env;
	unsigned char *data;
	size_t size;
	size_t capacity;
	MlStatus status;
	bool comma; /* JSON: a value stands before at this level */
} MlWriter;

/* Larger outputs than this many bytes are ML_LIMIT: half of PostgreSQL's limit of a value. */
#define ML_WRITER_LIMIT ((size_t) 512 * 1024 * 1024)

extern void ml_writer_init(MlWriter *writer, MlEnv *env);
extern void ml_write_bytes(MlWriter *writer, const void *data, size_t size);
extern void ml_write_u8(MlWriter *writer, uint8_t value);
extern void ml_write_u16(MlWriter *writer, uint16_t value);
extern void ml_write_u32(MlWriter *writer, uint32_t value);
extern void ml_write_u64(MlWriter *writer, uint64_t value);
extern void ml_write_i64(MlWriter *writer, int64_t value);
extern void ml_write_f64(MlWriter *writer, double value);
/* A count >= 0 in as few bytes as it needs: seven bits each, the lowest first. */
extern void ml_write_varint(MlWriter *writer, int64_t count);
extern void ml_write_bool(MlWriter *writer, bool value);
extern void ml_write_text(MlWriter *writer, MlText text);
extern void ml_write_string(MlWriter *writer, const char *string);
extern void ml_write_doubles(MlWriter *writer, const double *values, size_t count);
extern MlStatus ml_writer_status(const MlWriter *writer);

/*
 * JSON, written in order: an object's members by ml_json_key and a value.  Numbers have as many
 * digits as bring back the same double; a double that JSON has not (NaN, infinity) is null.
 */
extern void ml_json_begin(MlWriter *writer, char bracket);
extern void ml_json_end(MlWriter *writer, char bracket);
extern void ml_json_key(MlWriter *writer, const char *key);
extern void ml_json_text(MlWriter *writer, MlText text);
extern void ml_json_string(MlWriter *writer, const char *string);
extern void ml_json_number(MlWriter *writer, double value);
extern void ml_json_integer(MlWriter *writer, int64_t value);
extern void ml_json_bool(MlWriter *writer, bool value);
extern void ml_json_null(MlWriter *writer);
/* A member in one call. */
extern void ml_json_member(MlWriter *writer, const char *key, double value);
extern void ml_json_flag(MlWriter *writer, const char *key, bool value);
/* A value that is JSON text already. */
extern void ml_json_raw(MlWriter *writer, const char *json);

#endif /* ML_BYTES_H */
