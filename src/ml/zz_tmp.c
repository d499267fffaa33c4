#include "ml/calibration.h"
MlStatus ml_calibration_fit(MlEnv *env, int32_t m, const double *p, const uint8_t *y, const double *w, int64_t n, MlCalibration *c) { return ml_fail(env, ML_BAD_OPTION, "not yet"); }
