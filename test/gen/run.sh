#!/bin/bash
#
# run.sh
#		Makes all reference values anew. Needs Debian's python3-numpy, -scipy, -pandas, -sklearn,
#		-statsmodels and -xgboost; see README.md.
#
set -eu
cd "$(dirname "$0")"
for script in profile data_profile special random_numbers hash gram linear logistic logistic_real calibration estimation metrics mann_whitney sql_reference evaluate drift_statistics flights drift forest shap boosting trees; do
	echo "$script.py"
	OPENBLAS_NUM_THREADS=1 /usr/bin/python3 "$script.py"
done
