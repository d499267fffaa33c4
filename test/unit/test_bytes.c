/*
 * test_bytes.c
 *		Reader and writer of the binary form, and JSON text.
 */
#include <float.h>

#include "ml/bytes.h"
#include "support.h"
#include "tap.h"

static const double doubles[] = {0.0,      -0.0,     1.0,       -1.5,    DBL_MAX, DBL_MIN,
								 4.9e-324, INFINITY, -INFINITY, 1.0 / 3, 1e-300,  123456789.125};
#define NDOUBLES (sizeof(doubles) / sizeof(doubles[0]))

/* One of everything. */
static void
write_all(MlWriter *writer)
{
	ml_write_u8(writer, 0xfe);
	ml_write_u16(writer, 0xfedc);
	ml_write_u32(writer, 0xfedcba98u);
	ml_write_u64(writer, UINT64_C(0xfedcba9876543210));
	ml_write_i64(writer, INT64_MIN);
	ml_write_i64(writer, -2);
	ml_write_bool(writer, true);
	ml_write_bool(writer, false);
	ml_write_text(writer, (MlText){"a\0b", 3});
	ml_write_text(writer, (MlText){NULL, 0});
	ml_write_string(writer, "string");
	ml_write_string(writer, "");
	for (size_t i = 0; i < NDOUBLES; i++)
		ml_write_f64(writer, doubles[i]);
	ml_write_f64(writer, NAN);
	ml_write_u32(writer, NDOUBLES);
	ml_write_doubles(writer, doubles, NDOUBLES);
}

/* Reads it back; the number of values that differ. */
static int
read_all(MlReader *reader)
{
	int bad = 0;
	MlText text;
	const char *string;
	double *array;
	uint32_t count;

	bad += ml_read_u8(reader) != 0xfe;
	bad += ml_read_u16(reader) != 0xfedc;
	bad += ml_read_u32(reader) != 0xfedcba98u;
	bad += ml_read_u64(reader) != UINT64_C(0xfedcba9876543210);
	bad += ml_read_i64(reader) != INT64_MIN;
	bad += ml_read_i64(reader) != -2;
	bad += !ml_read_bool(reader);
	bad += ml_read_bool(reader);
	text = ml_read_text(reader);
	bad += text.length != 3 || memcmp(text.data, "a\0b", 3) != 0;
	text = ml_read_text(reader);
	bad += text.length != 0 || text.data == NULL;
	string = ml_read_string(reader);
	bad += strcmp(string, "string") != 0;
	string = ml_read_string(reader);
	bad += strcmp(string, "") != 0;
	for (size_t i = 0; i < NDOUBLES; i++)
	{
		double value = ml_read_f64(reader);

		bad += memcmp(&value, &doubles[i], sizeof(double)) != 0;
	}
	bad += !isnan(ml_read_f64(reader));
	count = ml_read_count(reader, sizeof(double));
	bad += count != NDOUBLES;
	array = ml_read_doubles(reader, count);
	bad += array == NULL || (count > 0 && memcmp(array, doubles, count * sizeof(double)) != 0);
	return bad;
}

static void
test_round_trip(void)
{
	TestEnv *t = test_env();
	MlWriter writer;
	MlReader reader;
	int accepted = 0;
	int unlabelled = 0;

	ml_writer_init(&writer, &t->env);
	write_all(&writer);
	is_int(ml_writer_status(&writer), ML_OK, "writer says ok");
	is_int((long long) writer.size,
		   1 + 2 + 4 + 8 + 8 + 8 + 1 + 1 + 7 + 4 + 10 + 4 + 8 * NDOUBLES + 8 + 4 + 8 * NDOUBLES,
		   "size is the sum of the parts");
	ok(memcmp(writer.data, "\xfe\xdc\xfe\x98\xba\xdc\xfe\x10\x32\x54\x76\x98\xba\xdc\xfe", 15) == 0,
	   "integers are little-endian");
	ml_reader_init(&reader, &t->env, "data", writer.data, writer.size);
	is_int(read_all(&reader), 0, "all values come back");
	is_int(ml_reader_end(&reader), ML_OK, "all bytes were read");

	for (size_t size = 0; size < writer.size; size++)
	{
		/* a copy of exactly this size, so that a sanitizer sees a read beyond it */
		unsigned char *copy = malloc(size > 0 ? size : 1);

		memcpy(copy, writer.data, size);
		t->env.error.message[0] = '\0';
		ml_reader_init(&reader, &t->env, "data", copy, size);
		(void) read_all(&reader);
		accepted += ml_reader_status(&reader) != ML_CORRUPT || ml_reader_end(&reader) != ML_CORRUPT;
		unlabelled += t->env.error.message[0] == '\0';
		free(copy);
	}
	is_int(accepted, 0, "every truncation is ML_CORRUPT");
	is_int(unlabelled, 0, "and sets a message");
	test_env_free(t);
}

static void
test_failures(void)
{
	TestEnv *t = test_env();
	MlReader reader;
	MlWriter writer;

	ml_reader_init(&reader, &t->env, "data", "\x02\x01\x05", 3);
	ok(!ml_read_bool(&reader) && reader.failed, "2 is no boolean");
	is_int(ml_read_u8(&reader), 0, "after a failure reads give 0");
	ok(ml_read_doubles(&reader, 0) == NULL, "and no array");
	is_text(ml_read_string(&reader), "", "and an empty string");
	is_int(ml_reader_end(&reader), ML_CORRUPT, "the failure sticks");

	ml_reader_init(&reader, &t->env, "data", "\xff\xff\xff\xff", 4);
	is_int(ml_read_count(&reader, 1), 0, "a count of more items than bytes is 0");
	ok(reader.failed, "and a failure");
	ml_reader_init(&reader, &t->env, "data", "\x02\0\0\0abcdefg", 11);
	is_int(ml_read_count(&reader, 4), 0, "2 items of 4 bytes are not in 7");
	ml_reader_init(&reader, &t->env, "data", "\x02\0\0\0abcdefgh", 12);
	is_int(ml_read_count(&reader, 4), 2, "but in 8");
	ml_reader_init(&reader, &t->env, "data", "12345678", 8);
	ok(ml_read_doubles(&reader, SIZE_MAX / 4) == NULL && reader.failed,
	   "more doubles than an address can count are a failure");
	ml_reader_init(&reader, &t->env, "data", "\x03\0\0\0a\0b", 7);
	is_text(ml_read_string(&reader), "", "a string with a zero byte is refused");
	ok(reader.failed, "as a failure");
	ml_reader_init(&reader, &t->env, "data", "\1\2", 2);
	is_int(ml_read_u8(&reader), 1, "one of two bytes is read");
	is_int(ml_reader_end(&reader), ML_CORRUPT, "bytes left over are ML_CORRUPT");
	ml_reader_init(&reader, &t->env, "data", NULL, 0);
	is_int(ml_reader_end(&reader), ML_OK, "no bytes, nothing read");

	ml_writer_init(&writer, &t->env);
	t->fail_at = t->allocations + 1;
	ml_write_u8(&writer, 1);
	t->fail_at = 0;
	ml_write_u8(&writer, 1);
	is_int(ml_writer_status(&writer), ML_OUT_OF_MEMORY, "a failed allocation of a writer sticks");
	ml_writer_init(&writer, &t->env);
	ml_write_u8(&writer, 1);
	ml_write_bytes(&writer, "", ML_WRITER_LIMIT);
	is_int(ml_writer_status(&writer), ML_LIMIT, "output above the limit is ML_LIMIT");
	ml_writer_init(&writer, &t->env);
	ml_write_text(&writer, (MlText){"", ML_WRITER_LIMIT + 1});
	is_int(ml_writer_status(&writer), ML_LIMIT, "so is a text above it");
	test_env_free(t);
}

/* Growth keeps what stands, and takes memory in proportion to the output. */
static void
test_growth(void)
{
	TestEnv *t = test_env();
	MlWriter writer;
	int bad = 0;

	ml_writer_init(&writer, &t->env);
	for (uint32_t i = 0; i < 100000; i++)
		ml_write_u32(&writer, i);
	for (uint32_t i = 0; i < 100000; i++)
		bad += writer.data[4 * i] != (i & 255) || writer.data[4 * i + 2] != (i >> 16);
	is_int(bad, 0, "400,000 bytes in small pieces stand as written");
	ok(t->bytes < 4 * writer.size, "in less than four times the memory");
	test_env_free(t);
}

static const char *
finish_json(MlWriter *writer)
{
	ml_write_u8(writer, 0);
	return (const char *) writer->data;
}

static void
test_json(void)
{
	TestEnv *t = test_env();
	MlWriter writer;
	char all[256];
	const char *json;

	ml_writer_init(&writer, &t->env);
	ml_json_begin(&writer, '{');
	ml_json_key(&writer, "a");
	ml_json_begin(&writer, '[');
	ml_json_integer(&writer, INT64_MIN);
	ml_json_bool(&writer, true);
	ml_json_null(&writer);
	ml_json_begin(&writer, '{');
	ml_json_end(&writer, '}');
	ml_json_string(&writer, "x");
	ml_json_end(&writer, ']');
	ml_json_key(&writer, "k\"\\");
	ml_json_number(&writer, NAN);
	ml_json_key(&writer, "raw");
	ml_json_raw(&writer, "{\"l2\": 1}");
	ml_json_key(&writer, "inf");
	ml_json_number(&writer, INFINITY);
	ml_json_end(&writer, '}');
	json = finish_json(&writer);
	is_text(json,
			"{\"a\": [-9223372036854775808, true, null, {}, \"x\"], \"k\\\"\\\\\": null, "
			"\"raw\": {\"l2\": 1}, \"inf\": null}",
			"nested values, commas, keys with quotes, NaN and infinity as null");
	ok(test_json_valid(json), "it is valid");

	for (int c = 1; c < 256; c++)
		all[c - 1] = (char) c;
	ml_writer_init(&writer, &t->env);
	ml_json_text(&writer, (MlText){all, 127});
	json = finish_json(&writer);
	ok(test_json_valid(json), "a text of all characters is valid");
	contains(json, "\\u0001\\u0002", "control characters are escaped");
	contains(json, "\\u001f !\\\"#", "the last of them, and the quote");
	ml_writer_init(&writer, &t->env);
	ml_json_text(&writer, (MlText){"a\0b", 3});
	is_text(finish_json(&writer), "\"a\\u0000b\"", "a zero byte is escaped");
	ml_writer_init(&writer, &t->env);
	ml_json_text(&writer, ml_text("caf\xc3\xa9"));
	is_text(finish_json(&writer), "\"caf\xc3\xa9\"", "UTF-8 stays as it is");
	ok(!test_json_valid("{\"a\": 01}") && !test_json_valid("[1,]") && !test_json_valid("\"\n\"") &&
		   !test_json_valid("{} {}") && test_json_valid(" [1e5, -0.5] "),
	   "the validator can say no");
	test_env_free(t);
}

/* Significant digits of a number. */
static int
digits(const char *number)
{
	int n = 0;

	for (; *number != '\0' && *number != 'e'; number++)
		n += *number >= (n > 0 ? '0' : '1') && *number <= '9';
	return n;
}

static void
test_json_numbers(void)
{
	static const struct
	{
		double value;
		const char *text;
	} cases[] = {{0.1, "0.1"},
				 {0.1 + 0.2, "0.30000000000000004"},
				 {1.0 / 3, "0.3333333333333333"},
				 {2.0 / 3, "0.6666666666666666"},
				 {1e22, "1e+22"},
				 {123456789012345678.0, "1.2345678901234568e+17"},
				 {4.9e-324, "4.94065645841247e-324"},
				 {DBL_MAX, "1.7976931348623157e+308"},
				 {-1.5, "-1.5"},
				 {100, "100"},
				 {5e-324 * 3, "1.48219693752374e-323"}};
	TestEnv *t = test_env();
	int different = 0;
	int longer = 0;
	int invalid = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		MlWriter writer;

		ml_writer_init(&writer, &t->env);
		ml_json_number(&writer, cases[i].value);
		is_text(finish_json(&writer), cases[i].text, cases[i].text);
	}
	for (uint64_t i = 0; i < 20000; i++)
	{
		uint64_t bits = test_hash(1, i);
		double value;
		MlWriter writer;
		const char *json;
		char shorter[64];

		memcpy(&value, &bits, sizeof(value));
		if (!isfinite(value))
			continue;
		ml_writer_init(&writer, &t->env);
		ml_json_number(&writer, value);
		json = finish_json(&writer);
		different += strtod(json, NULL) != value;
		invalid += !test_json_valid(json);
		snprintf(shorter, sizeof(shorter), "%.16g", value);
		longer += strtod(shorter, NULL) == value && digits(json) > 16;
	}
	is_int(different, 0, "20,000 random doubles come back from their text");
	is_int(invalid, 0, "all are valid JSON");
	is_int(longer, 0, "none has 17 digits where 16 do");
	test_env_free(t);
}

static void
test_env_functions(void)
{
	TestEnv *t = test_env();
	MlText a = ml_text("ab");
	void *memory;
	void *again;
	char *zeros;
	int nonzero = 0;

	ok(ml_text_compare(a, ml_text("ab")) == 0 && ml_text_compare(a, ml_text("abc")) < 0 &&
		   ml_text_compare(ml_text("abc"), a) > 0 && ml_text_compare(ml_text("b"), a) > 0 &&
		   ml_text_compare((MlText){NULL, 0}, a) < 0,
	   "texts compare by bytes, the shorter first");
	ok(ml_text_compare(ml_text("\xc3\xa9"), ml_text("z")) > 0, "bytes are unsigned");
	ok(ml_size_mul(SIZE_MAX, 2) == SIZE_MAX && ml_size_add(SIZE_MAX, 1) == SIZE_MAX &&
		   ml_size_mul(0, SIZE_MAX) == 0 && ml_size_mul(6, 7) == 42 && ml_size_add(6, 7) == 13,
	   "sizes saturate");
	is_int(ml_alloc(&t->env, SIZE_MAX / 2, 4, "things", &memory), ML_OUT_OF_MEMORY,
		   "an overflowing request is ML_OUT_OF_MEMORY");
	contains(t->env.error.message, "of things", "that says what it was for");
	is_int(ml_alloc(&t->env, 0, 8, "nothing", &memory), ML_OK, "no items");
	ok(memory != NULL, "give a pointer");
	is_int(ml_alloc_zero(&t->env, 1000, 8, "zeros", &zeros), ML_OK, "zeroed memory");
	for (int i = 0; i < 8000; i++)
		nonzero += zeros[i] != 0;
	is_int(nonzero, 0, "is zero");
	(void) ml_scratch(&t->env, ML_SCRATCH_FEED, 100, &memory);
	(void) ml_scratch(&t->env, ML_SCRATCH_FEED, 50, &again);
	ok(memory == again, "a smaller work space is the same");
	(void) ml_scratch(&t->env, ML_SCRATCH_ALGORITHM, 50, &again);
	ok(memory != again, "another user's is not");
	(void) ml_scratch(&t->env, ML_SCRATCH_FEED, 101, &again);
	ok(t->env.scratch[ML_SCRATCH_FEED].size >= 200, "it grows by doubling");
	ml_scratch_forget(&t->env);
	(void) ml_scratch(&t->env, ML_SCRATCH_FEED, 50, &memory);
	ok(memory != again && t->env.scratch[ML_SCRATCH_FEED].size == 50, "forgotten, it is a new one");
	(void) ml_fail(&t->env, ML_BAD_VALUE, "a");
	ml_hint(&t->env, "%0600d", 1);
	ml_detail(&t->env, "%02000d", 1);
	is_int((long long) strlen(t->env.error.detail), sizeof(t->env.error.detail) - 1,
		   "a long text is cut");
	(void) ml_fail(&t->env, ML_BAD_VALUE, "%02000d", 2);
	ok(t->env.error.hint[0] == '\0' && t->env.error.detail[0] == '\0',
	   "a new message clears detail and hint");
	t->stop_at = 1;
	ok(ml_stopped(&t->env), "stop is seen");
	t->env.stop = NULL;
	ok(!ml_stopped(&t->env), "no stop function, no stop");
	test_env_free(t);
}

static void
test_varints(void)
{
	static const int64_t counts[] = {0, 1, 127, 128, 16383, 16384, ML_MAX_ROWS, INT64_MAX};
	static const size_t sizes[] = {1, 1, 1, 2, 2, 3, 7, 9};
	static const unsigned char bad[][10] = {
		{0x80, 0}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01}, {0x80}};
	static const size_t bad_sizes[] = {2, 10, 1};
	TestEnv *t = test_env();
	int wrong = 0;

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
	{
		MlWriter writer;
		MlReader reader;

		ml_writer_init(&writer, &t->env);
		ml_write_varint(&writer, counts[i]);
		ml_reader_init(&reader, &t->env, "test", writer.data, writer.size);
		wrong += writer.size != sizes[i] || ml_read_varint(&reader) != counts[i] ||
				 ml_reader_end(&reader) != ML_OK;
	}
	is_int(wrong, 0, "counts in as few bytes as they need");
	for (size_t i = 0; i < sizeof(bad_sizes) / sizeof(bad_sizes[0]); i++)
	{
		MlReader reader;

		ml_reader_init(&reader, &t->env, "test", bad[i], bad_sizes[i]);
		wrong += ml_read_varint(&reader) != 0 || ml_reader_status(&reader) != ML_CORRUPT;
	}
	is_int(wrong, 0, "one way only to write a count, and none that is too large or cut off");
	test_env_free(t);
}

int
main(void)
{
	test_round_trip();
	test_failures();
	test_growth();
	test_json();
	test_json_numbers();
	test_env_functions();
	test_varints();
	return done();
}
