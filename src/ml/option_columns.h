/*
 * option_columns.h
 *		Values of options that name columns: directions of columns, sets of columns.
 *
 * Each has at most ML_OPTION_POSITIONS names, none of them empty, since there are not more columns; in an
 * object, and in each set, a name stands once.
 */
#ifndef ML_OPTION_COLUMNS_H
#define ML_OPTION_COLUMNS_H

#include "ml/options.h"

/* {"income": 1, "age": -1} */
extern MlStatus
ml_signs_set(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlSigns *signs);
extern void ml_signs_save(MlWriter *writer, const MlSigns *signs);
extern void ml_signs_load(MlReader *reader, MlSigns *signs);
extern void ml_signs_json(MlWriter *writer, const MlSigns *signs);

/* [["a", "b"], ["c"]] */
extern MlStatus
ml_name_sets_set(MlEnv *env, const MlOptionSpec *spec, const MlValue *value, MlNameSets *sets);
extern void ml_name_sets_save(MlWriter *writer, const MlNameSets *sets);
extern void ml_name_sets_load(MlReader *reader, MlNameSets *sets);
extern void ml_name_sets_json(MlWriter *writer, const MlNameSets *sets);

#endif /* ML_OPTION_COLUMNS_H */
