# Builds mlsys, a PostgreSQL extension (PGXS).
#
#   make, make install, make installcheck, make clean   as with any extension; PG_CONFIG=... picks the server
#   make OPENBLAS=shared     link the shared OpenBLAS (default: the static one of openblas-serial)
#   make WERROR=1            warnings are errors
#   make unit                unit tests of src/ml under sanitizers, built into build/unit
#   make study               how often the drift alarm fires (minutes), docs/drift_study.md's tables
#   make docs                docs/reference.md, from the algorithms' own tables
#   make dist                the release archive
#
# These set up what they need, build, and work in a private throw-away server (test/server.sh):
#
#   make check               every test suite
#   make demo, demo-shell    the tutorial; the same with psql left open on it
#   make bench               test/bench/run.sh
#   make quality FROM=folder boosting beside xgboost on the data sets of a folder (test/study/quality.sh)
#   make setup               only installs what is missing

SELF_CONTAINED = setup check demo demo-shell bench quality
.PHONY: $(SELF_CONTAINED) unit docs dist study

ifneq (,$(filter $(SELF_CONTAINED),$(MAKECMDGOALS)))

# Without PGXS, which may not be installed yet. The + hands make's job slots on.
ifneq (,$(filter-out $(SELF_CONTAINED),$(MAKECMDGOALS)))
$(error make $(MAKECMDGOALS): call make once for each of these)
endif

# read from standard input, so that messages are not headed by file and line
PSQL_DEMO = psql -X -q -e -v ON_ERROR_STOP=1 -P pager=off <demo/demo.sql

# What the tests want besides what a server with mlsys does
PGVERSION ?= 15
TEST_PACKAGES = -w postgresql-$(PGVERSION)-pgtap -w postgresql-$(PGVERSION)-cron -w libipc-run-perl -w chromium-driver

setup:
	test/server.sh $(TEST_PACKAGES) setup

check:
	+test/server.sh $(TEST_PACKAGES) run -- test/check.sh

demo:
	+test/server.sh run -- sh -c '$(PSQL_DEMO)'

demo-shell:
	+test/server.sh -i run -- sh -c '$(PSQL_DEMO) && exec psql -X'

bench:
	+test/server.sh -c shared_buffers=2GB -c jit=off -c max_parallel_workers_per_gather=0 \
		-c shared_preload_libraries=mlsys \
		run -- test/bench/run.sh

quality:
	+test/server.sh -w python3-numpy -w python3-psycopg2 -w python3-xgboost -c shared_buffers=2GB -c jit=off \
		run -- test/study/quality.sh $(FROM) $(ONLY)

else # everything else is PGXS

EXTENSION = mlsys
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'.*/\1/p" mlsys.control)
MODULE_big = mlsys

ML_OBJS := $(patsubst %.c,%.o,$(sort $(wildcard src/ml/*.c)))
PG_OBJS := $(patsubst %.c,%.o,$(sort $(wildcard src/pg/*.c)))
GEN_OBJ := src/tools/mlsys_gen.o
OBJS = $(ML_OBJS) $(PG_OBJS)

SQL_FILE := mlsys--$(EXTVERSION).sql
DATA = $(wildcard mlsys--*--*.sql)
DATA_built = $(SQL_FILE)

# Where tests leave results/ and regression.diffs. pg_regress and pg_isolation_regress look for
# sql/, specs/ and expected/ here first and in test/ second, so a test must not be named like a part
# in sql/.
TEST_OUTPUT = .
REGRESS := create_extension $(filter-out create_extension,$(sort $(basename $(notdir $(wildcard test/sql/*.sql)))))
REGRESS_OPTS = --inputdir=test --outputdir=$(TEST_OUTPUT)
ISOLATION := $(sort $(basename $(notdir $(wildcard test/specs/*.spec))))
ISOLATION_OPTS = --inputdir=test --outputdir=$(TEST_OUTPUT) --load-extension=mlsys

EXTRA_CLEAN = build META.json $(GEN_OBJ) src/*/*.d $(wildcard mlsys-*.zip)

# No fused multiply-add in the language's place: predictions have the same bits everywhere.
# Never -march=native; hot loops choose their instructions at run time (ML_CLONES in src/ml/ml.h).
PG_CPPFLAGS = -Isrc -DMLSYS_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -ffp-contract=off -pthread -MMD -MP
ML_CFLAGS = -std=gnu11 -O3 -fno-math-errno

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
ifeq (,$(wildcard $(PGXS)))
$(error no PGXS found by $(PG_CONFIG): install postgresql-server-dev-15, or name another with PG_CONFIG=)
endif

# OpenBLAS. All its builds share one SONAME, so a shared one is replaced by whichever the backend has
# loaded already; a static one is ours alone (and exported to nobody, see src/mlsys.map).
OPENBLAS = static
MULTIARCH := $(shell $(CC) -print-multiarch 2>/dev/null)
ifeq ($(OPENBLAS),static)
OPENBLAS_LIB := $(firstword $(wildcard /usr/lib/$(MULTIARCH)/openblas-serial/libopenblas.a \
	/usr/lib/*/openblas-serial/libopenblas.a))
GFORTRAN_PATH := $(shell $(CC) -print-file-name=libgfortran.so.5)
GFORTRAN_LIB := $(if $(filter /%,$(GFORTRAN_PATH)),-l:libgfortran.so.5,-lgfortran)
BLAS_LINK = $(OPENBLAS_LIB) $(GFORTRAN_LIB) -lm -Wl,--exclude-libs,ALL
ifeq (,$(OPENBLAS_LIB)$(filter clean distclean maintainer-clean,$(MAKECMDGOALS)))
$(error no static OpenBLAS: apt-get install libopenblas-serial-dev, or make OPENBLAS=shared)
endif
else
OPENBLAS_DIR := $(shell pkg-config --variable=libdir openblas 2>/dev/null)
BLAS_LINK = $(OPENBLAS_DIR:%=-L%) $(OPENBLAS_DIR:%=-Wl,-rpath,%) -lopenblas -lm
PG_CPPFLAGS += -DMLSYS_SHARED_OPENBLAS
endif
SHLIB_LINK = $(BLAS_LINK) -pthread -Wl,--version-script=src/mlsys.map

ifdef WERROR
# The server's headers have unused parameters, and macros that mix signedness (ARR_DATA_OFFSET).
PG_CFLAGS += -Wall -Wextra -Werror -Wno-unused-parameter
PG_OBJS_CFLAGS = -Wno-sign-compare
endif
ifneq (,$(findstring clang,$(shell $(CC) --version 2>/dev/null)))
# The server was configured for gcc; clang does not know all of its flags.
PG_CFLAGS += -Wno-unknown-warning-option -Wno-ignored-optimization-argument \
	-Wno-ignored-attributes -Wno-compound-token-split-by-macro
endif

include $(PGXS)

$(ML_OBJS) $(GEN_OBJ): override CFLAGS += $(ML_CFLAGS)
$(PG_OBJS): override CFLAGS += $(PG_OBJS_CFLAGS)
$(OBJS) $(OBJS:.o=.bc) $(GEN_OBJ): Makefile mlsys.control
$(shlib): src/mlsys.map

# Bitcode has no ifuncs. It keeps its own dependencies, beside those of the objects.
override BITCODE_CFLAGS += -DML_NO_CLONES -std=gnu11 -ffp-contract=off -fno-math-errno \
	-MMD -MP -MF $(@:.bc=.bc.d)

-include $(wildcard src/*/*.d)

# The SQL of the algorithms is printed by a program that is linked with them.
build/mlsys_gen: $(GEN_OBJ) $(ML_OBJS)
	@mkdir -p build
	$(CC) $(CFLAGS) -o $@ $^ $(LDFLAGS) $(BLAS_LINK) -pthread

# Kernels on rows in memory: logistic.c for test/bench/logistic.py, and those that time one loop.
build/bench_%: test/bench/%.c $(ML_OBJS)
	@mkdir -p build
	$(CC) $(CFLAGS) $(ML_CFLAGS) $(PG_CPPFLAGS) -o $@ $^ $(LDFLAGS) $(BLAS_LINK) -pthread

# Explains rows in memory for test/bench/shap.py.
build/bench_shap: test/bench/shap.c $(ML_OBJS)
	@mkdir -p build
	$(CC) $(CFLAGS) $(ML_CFLAGS) $(PG_CPPFLAGS) -o $@ $^ $(LDFLAGS) $(BLAS_LINK) -pthread

# How often the drift alarm fires, and on what: prints the tables of docs/drift_study.md.
build/false_alarms: test/study/false_alarms.c $(ML_OBJS)
	@mkdir -p build
	$(CC) $(CFLAGS) $(ML_CFLAGS) $(PG_CPPFLAGS) -o $@ $^ $(LDFLAGS) $(BLAS_LINK) -pthread

study: build/false_alarms
	build/false_alarms $(WINDOWS)

build/50_algorithms.sql: build/mlsys_gen
	build/mlsys_gen sql >$@.new
	mv $@.new $@

SQL_PARTS := $(patsubst sql/50_algorithms.sql,build/50_algorithms.sql,$(sort $(wildcard sql/*.sql) sql/50_algorithms.sql))

$(SQL_FILE): $(SQL_PARTS) mlsys.control Makefile
	{ printf '%s\n' '\echo Use "CREATE EXTENSION mlsys" to load this file. \quit'; cat $(SQL_PARTS); } >$@.new
	mv $@.new $@

docs: build/mlsys_gen
	build/mlsys_gen reference >docs/reference.md

META.json: META.json.in mlsys.control
	sed 's/@VERSION@/$(EXTVERSION)/' META.json.in >$@

dist: META.json
	git archive --format=zip --prefix=mlsys-$(EXTVERSION)/ --add-file=META.json \
		-o mlsys-$(EXTVERSION).zip HEAD

# Unit tests: each test/unit/test_*.c is a program, linked with every other file there and with the
# kernels, all compiled anew under sanitizers into build/unit.
UNIT_CFLAGS = -std=gnu11 -g -O1 -fno-omit-frame-pointer -ffp-contract=off -fno-math-errno -pthread \
	-fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Wno-unused-parameter \
	-MMD -MP $(if $(WERROR),-Werror)
UNIT_PROGRAMS := $(patsubst test/unit/%.c,build/unit/%,$(sort $(wildcard test/unit/test_*.c)))
UNIT_OBJS := $(patsubst test/unit/%.c,build/unit/%.o,$(sort $(wildcard test/unit/*.c)))
UNIT_COMMON := $(filter-out build/unit/test_%,$(UNIT_OBJS)) $(patsubst src/ml/%.o,build/unit/ml/%.o,$(ML_OBJS))

unit: $(UNIT_PROGRAMS)

$(UNIT_PROGRAMS): %: %.o $(UNIT_COMMON)
	$(CC) $(UNIT_CFLAGS) -o $@ $^ $(BLAS_LINK)

build/unit/%.o: test/unit/%.c Makefile mlsys.control
	@mkdir -p $(@D)
	$(CC) $(UNIT_CFLAGS) -Itest/unit $(PG_CPPFLAGS) -c -o $@ $<

build/unit/ml/%.o: src/ml/%.c Makefile mlsys.control
	@mkdir -p $(@D)
	$(CC) $(UNIT_CFLAGS) $(PG_CPPFLAGS) -c -o $@ $<

.PRECIOUS: $(UNIT_OBJS) $(UNIT_COMMON)
-include $(wildcard build/unit/*.d build/unit/ml/*.d)

endif
