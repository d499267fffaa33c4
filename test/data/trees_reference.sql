-- Made by test/gen/trees.py with xgboost 1.7.4 and scikit-learn 1.2.1; not edited by hand.
CREATE TABLE reference_trees (model text, algorithm text, source text, target text, features text[], weight text, options jsonb);
COPY reference_trees FROM stdin;
logistic	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 4}
logistic, weights	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	contract	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 4}
logistic, l1 and no l2	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 3, "l1": 5, "l2": 0, "min_child_weight": 10}
squared error	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 5}
squared error, monotone	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 4, "monotone_constraints": [1, 0, -1, 0, -1, 0]}
squared error, lossguide	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 0, "growth": "lossguide", "max_leaves": 12}
gamma	gradient_boosting	diamonds_tenth	carat	{cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 1, "objective": "gamma", "trees": 20, "max_depth": 4}
poisson	gradient_boosting	diamonds_tenth	carats	{cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 10, "objective": "poisson", "trees": 10, "max_depth": 4}
tweedie	gradient_boosting	diamonds_tenth	carats	{cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 10, "objective": "tweedie", "tweedie_power": 1.3, "trees": 20, "max_depth": 4}
softmax	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "softmax", "trees": 10, "max_depth": 3}
tree of diamonds, depth 2	decision_tree	diamonds	price	{carat,cut,color,clarity,table_pct}	\N	{"criterion": "squared_error", "max_depth": 2, "max_bins": 65536}
tree of diamonds, depth 3	decision_tree	diamonds	price	{carat,cut,color,clarity,table_pct}	\N	{"criterion": "squared_error", "max_depth": 3, "max_bins": 65536}
tree of diamonds, depth 4	decision_tree	diamonds	price	{carat,cut,color,clarity,table_pct}	\N	{"criterion": "squared_error", "max_depth": 4, "max_bins": 65536}
tree of iris, gini	decision_tree	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	\N	{"criterion": "gini", "max_depth": 2}
tree of iris, entropy	decision_tree	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	\N	{"criterion": "entropy", "max_depth": 2}
tree of churn, gini	decision_tree	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges}	\N	{"criterion": "gini", "max_depth": 4}
tree of churn, entropy	decision_tree	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges}	\N	{"criterion": "entropy", "max_depth": 4}
\.
CREATE TABLE reference_tree_predictions (model text, id integer, class integer, value double precision);
COPY reference_tree_predictions FROM stdin;
logistic	100	\N	0.7633551955223083
logistic	200	\N	0.32407525181770325
logistic	300	\N	0.798339307308197
logistic	400	\N	0.02577591873705387
logistic	500	\N	0.8024141192436218
logistic	600	\N	0.008448222652077675
logistic	700	\N	0.014561640098690987
logistic	800	\N	0.2152901589870453
logistic	900	\N	0.24235151708126068
logistic	1000	\N	0.3691674470901489
logistic	1100	\N	0.2120622992515564
logistic	1200	\N	0.4111010432243347
logistic	1300	\N	0.2823598384857178
logistic	1400	\N	0.038225509226322174
logistic	1500	\N	0.29354020953178406
logistic	1600	\N	0.022069111466407776
logistic	1700	\N	0.03283523768186569
logistic	1800	\N	0.8227219581604004
logistic	1900	\N	0.47572213411331177
logistic	2000	\N	0.44991540908813477
logistic	2100	\N	0.22938556969165802
logistic	2200	\N	0.00965338945388794
logistic	2300	\N	0.04993988946080208
logistic	2400	\N	0.36307403445243835
logistic	2500	\N	0.08564971387386322
logistic	2600	\N	0.029364217072725296
logistic	2700	\N	0.44514161348342896
logistic	2800	\N	0.02780391089618206
logistic	2900	\N	0.021151941269636154
logistic	3000	\N	0.05468127503991127
logistic	3100	\N	0.033072035759687424
logistic	3200	\N	0.007182357832789421
logistic	3300	\N	0.29459184408187866
logistic	3400	\N	0.029218779876828194
logistic	3500	\N	0.32407525181770325
logistic	3600	\N	0.09083077311515808
logistic	3700	\N	0.07197057455778122
logistic	3800	\N	0.08524234592914581
logistic	3900	\N	0.520248293876648
logistic	4000	\N	0.6679766178131104
logistic	4100	\N	0.29119348526000977
logistic	4200	\N	0.2908957302570343
logistic	4300	\N	0.2212490439414978
logistic	4400	\N	0.24057985842227936
logistic	4500	\N	0.5657266974449158
logistic	4600	\N	0.09692419320344925
logistic	4700	\N	0.1285095363855362
logistic	4800	\N	0.14979355037212372
logistic	4900	\N	0.6649150252342224
logistic	5000	\N	0.017192138358950615
logistic	5100	\N	0.13775812089443207
logistic	5200	\N	0.3101462125778198
logistic	5300	\N	0.4894558787345886
logistic	5400	\N	0.025258168578147888
logistic	5500	\N	0.564518928527832
logistic	5600	\N	0.5937992334365845
logistic	5700	\N	0.466187983751297
logistic	5800	\N	0.49505898356437683
logistic	5900	\N	0.20106539130210876
logistic	6000	\N	0.1336258351802826
logistic	6100	\N	0.0048271119594573975
logistic	6200	\N	0.5200583934783936
logistic	6300	\N	0.022546712309122086
logistic	6400	\N	0.2582222521305084
logistic	6500	\N	0.32407525181770325
logistic	6600	\N	0.5714313387870789
logistic	6700	\N	0.01713181659579277
logistic	6800	\N	0.09914325177669525
logistic	6900	\N	0.5787453055381775
logistic	7000	\N	0.6358138918876648
logistic, weights	100	\N	0.7459500432014465
logistic, weights	200	\N	0.31407639384269714
logistic, weights	300	\N	0.7986293435096741
logistic, weights	400	\N	0.02045770175755024
logistic, weights	500	\N	0.7210323810577393
logistic, weights	600	\N	0.0060559832490980625
logistic, weights	700	\N	0.005590974353253841
logistic, weights	800	\N	0.20042747259140015
logistic, weights	900	\N	0.25847136974334717
logistic, weights	1000	\N	0.42065468430519104
logistic, weights	1100	\N	0.26699477434158325
logistic, weights	1200	\N	0.3730185329914093
logistic, weights	1300	\N	0.277901828289032
logistic, weights	1400	\N	0.02995936945080757
logistic, weights	1500	\N	0.30708205699920654
logistic, weights	1600	\N	0.025648009032011032
logistic, weights	1700	\N	0.027499863877892494
logistic, weights	1800	\N	0.8013119697570801
logistic, weights	1900	\N	0.4965403378009796
logistic, weights	2000	\N	0.4462145268917084
logistic, weights	2100	\N	0.24460279941558838
logistic, weights	2200	\N	0.007964021526277065
logistic, weights	2300	\N	0.050002120435237885
logistic, weights	2400	\N	0.3612460196018219
logistic, weights	2500	\N	0.0954020768404007
logistic, weights	2600	\N	0.00723256915807724
logistic, weights	2700	\N	0.4323965013027191
logistic, weights	2800	\N	0.05369499698281288
logistic, weights	2900	\N	0.0178076084703207
logistic, weights	3000	\N	0.052044834941625595
logistic, weights	3100	\N	0.02995936945080757
logistic, weights	3200	\N	0.006914648227393627
logistic, weights	3300	\N	0.33174553513526917
logistic, weights	3400	\N	0.013886118307709694
logistic, weights	3500	\N	0.31407639384269714
logistic, weights	3600	\N	0.11394867300987244
logistic, weights	3700	\N	0.062142979353666306
logistic, weights	3800	\N	0.08412464708089828
logistic, weights	3900	\N	0.4936535358428955
logistic, weights	4000	\N	0.6753914952278137
logistic, weights	4100	\N	0.3289547562599182
logistic, weights	4200	\N	0.37770113348960876
logistic, weights	4300	\N	0.19675041735172272
logistic, weights	4400	\N	0.28313878178596497
logistic, weights	4500	\N	0.5639989972114563
logistic, weights	4600	\N	0.09704706072807312
logistic, weights	4700	\N	0.11807107925415039
logistic, weights	4800	\N	0.14398308098316193
logistic, weights	4900	\N	0.6084449291229248
logistic, weights	5000	\N	0.007999338209629059
logistic, weights	5100	\N	0.11560045182704926
logistic, weights	5200	\N	0.33914148807525635
logistic, weights	5300	\N	0.4758460819721222
logistic, weights	5400	\N	0.03148442134261131
logistic, weights	5500	\N	0.5466063022613525
logistic, weights	5600	\N	0.5724376440048218
logistic, weights	5700	\N	0.4829587936401367
logistic, weights	5800	\N	0.4396567642688751
logistic, weights	5900	\N	0.11780169606208801
logistic, weights	6000	\N	0.1011066734790802
logistic, weights	6100	\N	0.004429061431437731
logistic, weights	6200	\N	0.38504549860954285
logistic, weights	6300	\N	0.015157603658735752
logistic, weights	6400	\N	0.2687092423439026
logistic, weights	6500	\N	0.31407639384269714
logistic, weights	6600	\N	0.5878190398216248
logistic, weights	6700	\N	0.02025383897125721
logistic, weights	6800	\N	0.08905539661645889
logistic, weights	6900	\N	0.5737437605857849
logistic, weights	7000	\N	0.6040472984313965
logistic, l1 and no l2	100	\N	0.711838960647583
logistic, l1 and no l2	200	\N	0.31195101141929626
logistic, l1 and no l2	300	\N	0.7729253172874451
logistic, l1 and no l2	400	\N	0.032000135630369186
logistic, l1 and no l2	500	\N	0.7072543501853943
logistic, l1 and no l2	600	\N	0.016431260854005814
logistic, l1 and no l2	700	\N	0.017778940498828888
logistic, l1 and no l2	800	\N	0.19982297718524933
logistic, l1 and no l2	900	\N	0.3013210892677307
logistic, l1 and no l2	1000	\N	0.356302946805954
logistic, l1 and no l2	1100	\N	0.230205699801445
logistic, l1 and no l2	1200	\N	0.4072237014770508
logistic, l1 and no l2	1300	\N	0.32798153162002563
logistic, l1 and no l2	1400	\N	0.041171688586473465
logistic, l1 and no l2	1500	\N	0.3502837121486664
logistic, l1 and no l2	1600	\N	0.024334173649549484
logistic, l1 and no l2	1700	\N	0.03542618080973625
logistic, l1 and no l2	1800	\N	0.7624692916870117
logistic, l1 and no l2	1900	\N	0.5212834477424622
logistic, l1 and no l2	2000	\N	0.3876990079879761
logistic, l1 and no l2	2100	\N	0.23341472446918488
logistic, l1 and no l2	2200	\N	0.014824585057795048
logistic, l1 and no l2	2300	\N	0.03667264059185982
logistic, l1 and no l2	2400	\N	0.3582272529602051
logistic, l1 and no l2	2500	\N	0.07703700661659241
logistic, l1 and no l2	2600	\N	0.01740141771733761
logistic, l1 and no l2	2700	\N	0.4511098563671112
logistic, l1 and no l2	2800	\N	0.032852817326784134
logistic, l1 and no l2	2900	\N	0.022520728409290314
logistic, l1 and no l2	3000	\N	0.07982593774795532
logistic, l1 and no l2	3100	\N	0.04497871920466423
logistic, l1 and no l2	3200	\N	0.015203234739601612
logistic, l1 and no l2	3300	\N	0.22766488790512085
logistic, l1 and no l2	3400	\N	0.03214011713862419
logistic, l1 and no l2	3500	\N	0.3093886971473694
logistic, l1 and no l2	3600	\N	0.14021603763103485
logistic, l1 and no l2	3700	\N	0.07173497974872589
logistic, l1 and no l2	3800	\N	0.08369186520576477
logistic, l1 and no l2	3900	\N	0.5172067880630493
logistic, l1 and no l2	4000	\N	0.7017107605934143
logistic, l1 and no l2	4100	\N	0.31586816906929016
logistic, l1 and no l2	4200	\N	0.27833470702171326
logistic, l1 and no l2	4300	\N	0.19818653166294098
logistic, l1 and no l2	4400	\N	0.2758033871650696
logistic, l1 and no l2	4500	\N	0.6114284992218018
logistic, l1 and no l2	4600	\N	0.07958000898361206
logistic, l1 and no l2	4700	\N	0.12341470271348953
logistic, l1 and no l2	4800	\N	0.1325024515390396
logistic, l1 and no l2	4900	\N	0.5670552253723145
logistic, l1 and no l2	5000	\N	0.021128475666046143
logistic, l1 and no l2	5100	\N	0.11334060877561569
logistic, l1 and no l2	5200	\N	0.2980184257030487
logistic, l1 and no l2	5300	\N	0.4871610999107361
logistic, l1 and no l2	5400	\N	0.035919446498155594
logistic, l1 and no l2	5500	\N	0.5914582014083862
logistic, l1 and no l2	5600	\N	0.48694300651550293
logistic, l1 and no l2	5700	\N	0.4605354070663452
logistic, l1 and no l2	5800	\N	0.4258294105529785
logistic, l1 and no l2	5900	\N	0.2695854604244232
logistic, l1 and no l2	6000	\N	0.13998620212078094
logistic, l1 and no l2	6100	\N	0.01142027135938406
logistic, l1 and no l2	6200	\N	0.43976542353630066
logistic, l1 and no l2	6300	\N	0.03214011713862419
logistic, l1 and no l2	6400	\N	0.28065818548202515
logistic, l1 and no l2	6500	\N	0.30428406596183777
logistic, l1 and no l2	6600	\N	0.5728023648262024
logistic, l1 and no l2	6700	\N	0.018127119168639183
logistic, l1 and no l2	6800	\N	0.09671114385128021
logistic, l1 and no l2	6900	\N	0.5963805913925171
logistic, l1 and no l2	7000	\N	0.5135827660560608
squared error	50	\N	387.0088806152344
squared error	100	\N	2768.998291015625
squared error	150	\N	2652.44921875
squared error	200	\N	2559.9296875
squared error	250	\N	2652.44921875
squared error	300	\N	3016.336669921875
squared error	350	\N	2639.94140625
squared error	400	\N	490.6291198730469
squared error	450	\N	3497.38916015625
squared error	500	\N	2875.72705078125
squared error	550	\N	2755.443359375
squared error	600	\N	2481.617919921875
squared error	650	\N	2816.724609375
squared error	700	\N	2821.621826171875
squared error	750	\N	504.5686340332031
squared error	800	\N	2776.47900390625
squared error	850	\N	1974.9622802734375
squared error	900	\N	3241.191650390625
squared error	950	\N	2784.401611328125
squared error	1000	\N	3939.623291015625
squared error	1050	\N	2797.501220703125
squared error	1100	\N	3120.43310546875
squared error	1150	\N	2671.62841796875
squared error	1200	\N	2842.40771484375
squared error	1250	\N	3341.38720703125
squared error	1300	\N	2903.616943359375
squared error	1350	\N	3070.392578125
squared error	1400	\N	741.98583984375
squared error	1450	\N	3186.572021484375
squared error	1500	\N	3267.658447265625
squared error	1550	\N	3150.77490234375
squared error	1600	\N	2654.904052734375
squared error	1650	\N	4249.515625
squared error	1700	\N	3150.9833984375
squared error	1750	\N	2939.87890625
squared error	1800	\N	2984.07763671875
squared error	1850	\N	2935.289794921875
squared error	1900	\N	3150.9833984375
squared error	1950	\N	2915.8232421875
squared error	2000	\N	3648.09619140625
squared error	2050	\N	636.14111328125
squared error	2100	\N	3829.91259765625
squared error	2150	\N	3386.08935546875
squared error	2200	\N	2621.360107421875
squared error	2250	\N	2965.697998046875
squared error	2300	\N	3135.730712890625
squared error	2350	\N	2550.7802734375
squared error	2400	\N	691.2390747070312
squared error	2450	\N	2879.22705078125
squared error	2500	\N	3379.61767578125
squared error	2550	\N	4144.5537109375
squared error	2600	\N	2879.22705078125
squared error	2650	\N	3365.960693359375
squared error	2700	\N	2924.630126953125
squared error	2750	\N	3227.792724609375
squared error	2800	\N	3021.604736328125
squared error	2850	\N	4195.2548828125
squared error	2900	\N	3600.72802734375
squared error	2950	\N	3446.494873046875
squared error	3000	\N	3105.245361328125
squared error	3050	\N	787.7825927734375
squared error	3100	\N	2275.224853515625
squared error	3150	\N	3828.288330078125
squared error	3200	\N	3410.4072265625
squared error	3250	\N	3429.4052734375
squared error	3300	\N	3476.737060546875
squared error	3350	\N	3774.506103515625
squared error	3400	\N	523.5386352539062
squared error	3450	\N	3796.00732421875
squared error	3500	\N	4241.77880859375
squared error	3550	\N	5055.763671875
squared error	3600	\N	3206.748046875
squared error	3650	\N	3774.506103515625
squared error	3700	\N	3888.956787109375
squared error	3750	\N	764.2642822265625
squared error	3800	\N	3497.179443359375
squared error	3850	\N	3437.573486328125
squared error	3900	\N	3643.066162109375
squared error	3950	\N	4229.169921875
squared error	4000	\N	2903.616943359375
squared error	4050	\N	3104.364501953125
squared error	4100	\N	3214.511474609375
squared error	4150	\N	3519.02392578125
squared error	4200	\N	4202.18359375
squared error	4250	\N	3475.126708984375
squared error	4300	\N	3446.494873046875
squared error	4350	\N	3775.967529296875
squared error	4400	\N	677.7986450195312
squared error	4450	\N	3995.859375
squared error	4500	\N	3817.04296875
squared error	4550	\N	2765.8017578125
squared error	4600	\N	4224.5322265625
squared error	4650	\N	3961.410400390625
squared error	4700	\N	4171.287109375
squared error	4750	\N	3220.5986328125
squared error	4800	\N	3748.186767578125
squared error	4850	\N	3021.604736328125
squared error	4900	\N	4197.5927734375
squared error	4950	\N	4577.8671875
squared error	5000	\N	3952.64306640625
squared error	5050	\N	547.8431396484375
squared error	5100	\N	3647.8115234375
squared error	5150	\N	3666.95263671875
squared error	5200	\N	3915.470458984375
squared error	5250	\N	4158.05859375
squared error	5300	\N	4311.7880859375
squared error	5350	\N	3948.800048828125
squared error	5400	\N	574.1784057617188
squared error	5450	\N	3722.7744140625
squared error	5500	\N	3829.91259765625
squared error	5550	\N	3497.179443359375
squared error	5600	\N	4498.8623046875
squared error	5650	\N	3553.617919921875
squared error	5700	\N	4531.34765625
squared error	5750	\N	4484.44287109375
squared error	5800	\N	3446.700927734375
squared error	5850	\N	4158.05859375
squared error	5900	\N	4775.21875
squared error	5950	\N	2922.124267578125
squared error	6000	\N	4123.6865234375
squared error	6050	\N	536.6859741210938
squared error	6100	\N	4046.804931640625
squared error	6150	\N	4387.43115234375
squared error	6200	\N	3916.765625
squared error	6250	\N	3882.792724609375
squared error	6300	\N	4017.74267578125
squared error	6350	\N	3616.183349609375
squared error	6400	\N	4228.86767578125
squared error	6450	\N	4041.156005859375
squared error	6500	\N	4546.1943359375
squared error	6550	\N	4061.84912109375
squared error	6600	\N	4330.19677734375
squared error	6650	\N	3979.296875
squared error	6700	\N	464.21185302734375
squared error	6750	\N	628.5911254882812
squared error	6800	\N	3775.967529296875
squared error	6850	\N	4510.7392578125
squared error	6900	\N	3648.09619140625
squared error	6950	\N	4822.51123046875
squared error	7000	\N	4249.515625
squared error	7050	\N	4213.2607421875
squared error	7100	\N	3503.795654296875
squared error	7150	\N	5852.654296875
squared error	7200	\N	4304.98828125
squared error	7250	\N	4088.172607421875
squared error	7300	\N	4450.07080078125
squared error	7350	\N	3829.91259765625
squared error	7400	\N	624.6981811523438
squared error	7450	\N	4878.125
squared error	7500	\N	3812.264404296875
squared error	7550	\N	4228.86767578125
squared error	7600	\N	4270.55126953125
squared error	7650	\N	4241.77880859375
squared error	7700	\N	4298.81005859375
squared error	7750	\N	4610.7197265625
squared error	7800	\N	5373.1083984375
squared error	7850	\N	4223.49169921875
squared error	7900	\N	4134.736328125
squared error	7950	\N	3817.04296875
squared error	8000	\N	4249.9033203125
squared error	8050	\N	842.8804931640625
squared error	8100	\N	4657.42138671875
squared error	8150	\N	4249.9033203125
squared error	8200	\N	4366.8916015625
squared error	8250	\N	4766.96435546875
squared error	8300	\N	4241.77880859375
squared error	8350	\N	4531.77490234375
squared error	8400	\N	654.9902954101562
squared error	8450	\N	4158.05859375
squared error	8500	\N	4319.0947265625
squared error	8550	\N	4503.8037109375
squared error	8600	\N	4138.7060546875
squared error	8650	\N	4743.00048828125
squared error	8700	\N	4067.332275390625
squared error	8750	\N	4907.16748046875
squared error	8800	\N	4173.04638671875
squared error	8850	\N	5026.14013671875
squared error	8900	\N	4316.59375
squared error	8950	\N	4582.9365234375
squared error	9000	\N	4219.25732421875
squared error	9050	\N	664.1585693359375
squared error	9100	\N	4249.9033203125
squared error	9150	\N	4938.599609375
squared error	9200	\N	4486.9091796875
squared error	9250	\N	4495.79736328125
squared error	9300	\N	5156.076171875
squared error	9350	\N	4531.34765625
squared error	9400	\N	4270.55126953125
squared error	9450	\N	4948.89111328125
squared error	9500	\N	4486.0224609375
squared error	9550	\N	4575.568359375
squared error	9600	\N	5683.63134765625
squared error	9650	\N	5156.076171875
squared error	9700	\N	596.5089721679688
squared error	9750	\N	4561.90087890625
squared error	9800	\N	4595.6484375
squared error	9850	\N	4270.55126953125
squared error	9900	\N	4582.9365234375
squared error	9950	\N	4899.341796875
squared error	10000	\N	4876.904296875
squared error	10050	\N	447.3546142578125
squared error	10100	\N	5762.41162109375
squared error	10150	\N	4228.86767578125
squared error	10200	\N	4918.8515625
squared error	10250	\N	4117.6708984375
squared error	10300	\N	4959.85107421875
squared error	10350	\N	4455.8134765625
squared error	10400	\N	604.0237426757812
squared error	10450	\N	4739.7763671875
squared error	10500	\N	4531.34765625
squared error	10550	\N	4795.9072265625
squared error	10600	\N	4857.78076171875
squared error	10650	\N	4633.16162109375
squared error	10700	\N	4801.4755859375
squared error	10750	\N	4878.125
squared error	10800	\N	4806.4853515625
squared error	10850	\N	4780.82763671875
squared error	10900	\N	4688.98291015625
squared error	10950	\N	5051.69580078125
squared error	11000	\N	5034.47802734375
squared error	11050	\N	630.4110717773438
squared error	11100	\N	4728.79296875
squared error	11150	\N	4550.71142578125
squared error	11200	\N	4317.67236328125
squared error	11250	\N	4869.0458984375
squared error	11300	\N	4884.4794921875
squared error	11350	\N	4555.8369140625
squared error	11400	\N	628.5911254882812
squared error	11450	\N	5060.68505859375
squared error	11500	\N	4822.51123046875
squared error	11550	\N	4918.8515625
squared error	11600	\N	5051.69580078125
squared error	11650	\N	5085.9833984375
squared error	11700	\N	5800.486328125
squared error	11750	\N	5068.755859375
squared error	11800	\N	5324.609375
squared error	11850	\N	6920.96044921875
squared error	11900	\N	5214.484375
squared error	11950	\N	5015.3671875
squared error	12000	\N	5085.9833984375
squared error	12050	\N	636.2190551757812
squared error	12100	\N	5391.37158203125
squared error	12150	\N	7454.84912109375
squared error	12200	\N	4973.744140625
squared error	12250	\N	5147.6083984375
squared error	12300	\N	4918.8515625
squared error	12350	\N	5431.6728515625
squared error	12400	\N	5156.076171875
squared error	12450	\N	5344.03955078125
squared error	12500	\N	4959.85107421875
squared error	12550	\N	5590.76513671875
squared error	12600	\N	4822.51123046875
squared error	12650	\N	5454.83447265625
squared error	12700	\N	685.3375244140625
squared error	12750	\N	5005.85791015625
squared error	12800	\N	4969.9697265625
squared error	12850	\N	4932.26025390625
squared error	12900	\N	4310.89599609375
squared error	12950	\N	3979.296875
squared error	13000	\N	5010.6962890625
squared error	13050	\N	712.46728515625
squared error	13100	\N	5371.7236328125
squared error	13150	\N	4877.79345703125
squared error	13200	\N	4822.51123046875
squared error	13250	\N	5029.5654296875
squared error	13300	\N	5411.396484375
squared error	13350	\N	5002.03076171875
squared error	13400	\N	667.13720703125
squared error	13450	\N	4959.85107421875
squared error	13500	\N	3983.653076171875
squared error	13550	\N	4957.40625
squared error	13600	\N	5311.04443359375
squared error	13650	\N	5193.3212890625
squared error	13700	\N	5573.484375
squared error	13750	\N	6424.01611328125
squared error	13800	\N	6698.45849609375
squared error	13850	\N	5669.79150390625
squared error	13900	\N	5036.40283203125
squared error	13950	\N	4830.10595703125
squared error	14000	\N	5704.6669921875
squared error	14050	\N	616.5702514648438
squared error	14100	\N	5083.73486328125
squared error	14150	\N	5565.4326171875
squared error	14200	\N	6373.24951171875
squared error	14250	\N	7105.85791015625
squared error	14300	\N	5994.47216796875
squared error	14350	\N	6076.08056640625
squared error	14400	\N	677.153076171875
squared error	14450	\N	6485.3583984375
squared error	14500	\N	5608.96826171875
squared error	14550	\N	5983.70068359375
squared error	14600	\N	5852.654296875
squared error	14650	\N	9138.7841796875
squared error	14700	\N	4801.4755859375
squared error	14750	\N	7487.5146484375
squared error	14800	\N	5616.14892578125
squared error	14850	\N	6292.064453125
squared error	14900	\N	6070.29736328125
squared error	14950	\N	5259.66357421875
squared error	15000	\N	5976.01513671875
squared error	15050	\N	685.509033203125
squared error	15100	\N	6142.68212890625
squared error	15150	\N	5654.2744140625
squared error	15200	\N	5515.8095703125
squared error	15250	\N	5262.533203125
squared error	15300	\N	6220.49169921875
squared error	15350	\N	6669.54638671875
squared error	15400	\N	5270.564453125
squared error	15450	\N	6891.51025390625
squared error	15500	\N	8348.271484375
squared error	15550	\N	6354.501953125
squared error	15600	\N	6394.28515625
squared error	15650	\N	7158.47119140625
squared error	15700	\N	920.9710693359375
squared error	15750	\N	5416.783203125
squared error	15800	\N	7290.59619140625
squared error	15850	\N	7340.23291015625
squared error	15900	\N	6663.51318359375
squared error	15950	\N	6083.46923828125
squared error	16000	\N	5792.9248046875
squared error	16050	\N	579.9605102539062
squared error	16100	\N	6603.734375
squared error	16150	\N	6315.12744140625
squared error	16200	\N	6060.7529296875
squared error	16250	\N	6354.501953125
squared error	16300	\N	6699.30224609375
squared error	16350	\N	6373.24951171875
squared error	16400	\N	6041.51171875
squared error	16450	\N	5704.6669921875
squared error	16500	\N	5964.65478515625
squared error	16550	\N	6354.501953125
squared error	16600	\N	7293.49755859375
squared error	16650	\N	5728.21630859375
squared error	16700	\N	496.938720703125
squared error	16750	\N	6856.8251953125
squared error	16800	\N	6221.12451171875
squared error	16850	\N	6699.30224609375
squared error	16900	\N	7608.4609375
squared error	16950	\N	7466.47900390625
squared error	17000	\N	6678.2666015625
squared error	17050	\N	763.2140502929688
squared error	17100	\N	6100.80615234375
squared error	17150	\N	6276.94580078125
squared error	17200	\N	6498.9462890625
squared error	17250	\N	7030.95947265625
squared error	17300	\N	6331.9091796875
squared error	17350	\N	6912.5458984375
squared error	17400	\N	659.1217041015625
squared error	17450	\N	6978.4462890625
squared error	17500	\N	7755.48095703125
squared error	17550	\N	6877.86083984375
squared error	17600	\N	6625.142578125
squared error	17650	\N	6272.61767578125
squared error	17700	\N	7625.21630859375
squared error	17750	\N	6750.20947265625
squared error	17800	\N	6751.087890625
squared error	17850	\N	6781.3984375
squared error	17900	\N	6891.51025390625
squared error	17950	\N	8028.9453125
squared error	18000	\N	6519.98193359375
squared error	18050	\N	792.1221923828125
squared error	18100	\N	6753.78466796875
squared error	18150	\N	7392.212890625
squared error	18200	\N	7596.076171875
squared error	18250	\N	8227.201171875
squared error	18300	\N	7466.47900390625
squared error	18350	\N	6669.36181640625
squared error	18400	\N	6020.47607421875
squared error	18450	\N	7603.0576171875
squared error	18500	\N	7185.14990234375
squared error	18550	\N	6326.669921875
squared error	18600	\N	7403.953125
squared error	18650	\N	6451.69580078125
squared error	18700	\N	841.5750732421875
squared error	18750	\N	9366.7001953125
squared error	18800	\N	7671.5830078125
squared error	18850	\N	7398.33154296875
squared error	18900	\N	6927.765625
squared error	18950	\N	6927.765625
squared error	19000	\N	7755.48095703125
squared error	19050	\N	881.5806884765625
squared error	19100	\N	8557.1455078125
squared error	19150	\N	7513.20166015625
squared error	19200	\N	7625.21630859375
squared error	19250	\N	7799.30322265625
squared error	19300	\N	8100.65673828125
squared error	19350	\N	7970.9072265625
squared error	19400	\N	8663.6953125
squared error	19450	\N	8308.9267578125
squared error	19500	\N	6927.765625
squared error	19550	\N	7515.80517578125
squared error	19600	\N	7796.904296875
squared error	19650	\N	7799.30322265625
squared error	19700	\N	645.3381958007812
squared error	19750	\N	7051.318359375
squared error	19800	\N	9371.2900390625
squared error	19850	\N	8662.1171875
squared error	19900	\N	8857.0068359375
squared error	19950	\N	8111.1025390625
squared error	20000	\N	9108.8681640625
squared error	20050	\N	727.0711669921875
squared error	20100	\N	8315.7333984375
squared error	20150	\N	8449.7548828125
squared error	20200	\N	11697.4228515625
squared error	20250	\N	11776.744140625
squared error	20300	\N	8449.7548828125
squared error	20350	\N	9334.8154296875
squared error	20400	\N	685.509033203125
squared error	20450	\N	8857.0068359375
squared error	20500	\N	10005.72265625
squared error	20550	\N	8439.1611328125
squared error	20600	\N	8931.3095703125
squared error	20650	\N	8602.5966796875
squared error	20700	\N	10008.5478515625
squared error	20750	\N	7782.62158203125
squared error	20800	\N	9488.5634765625
squared error	20850	\N	9065.0751953125
squared error	20900	\N	8802.3955078125
squared error	20950	\N	8853.4140625
squared error	21000	\N	9838.6162109375
squared error	21050	\N	685.509033203125
squared error	21100	\N	8363.505859375
squared error	21150	\N	9715.419921875
squared error	21200	\N	8954.7314453125
squared error	21250	\N	10088.1904296875
squared error	21300	\N	9639.1416015625
squared error	21350	\N	9078.3369140625
squared error	21400	\N	9108.8681640625
squared error	21450	\N	8960.216796875
squared error	21500	\N	8515.1494140625
squared error	21550	\N	11686.732421875
squared error	21600	\N	9371.2900390625
squared error	21650	\N	12006.0341796875
squared error	21700	\N	683.5719604492188
squared error	21750	\N	10046.04296875
squared error	21800	\N	9681.7724609375
squared error	21850	\N	10150.0283203125
squared error	21900	\N	10287.65625
squared error	21950	\N	10233.375
squared error	22000	\N	10144.888671875
squared error	22050	\N	567.7410278320312
squared error	22100	\N	9088.11328125
squared error	22150	\N	14162.3046875
squared error	22200	\N	9742.1806640625
squared error	22250	\N	10307.970703125
squared error	22300	\N	10063.775390625
squared error	22350	\N	13102.779296875
squared error	22400	\N	10051.919921875
squared error	22450	\N	11622.5166015625
squared error	22500	\N	9088.11328125
squared error	22550	\N	11181.2685546875
squared error	22600	\N	10029.3603515625
squared error	22650	\N	10010.68359375
squared error	22700	\N	664.1585693359375
squared error	22750	\N	11110.70703125
squared error	22800	\N	10667.4013671875
squared error	22850	\N	10864.1455078125
squared error	22900	\N	11178.6455078125
squared error	22950	\N	11979.0947265625
squared error	23000	\N	10345.57421875
squared error	23050	\N	10281.501953125
squared error	23100	\N	10377.14453125
squared error	23150	\N	10340.30078125
squared error	23200	\N	11367.4716796875
squared error	23250	\N	10841.6611328125
squared error	23300	\N	11547.830078125
squared error	23350	\N	533.7061157226562
squared error	23400	\N	731.1040649414062
squared error	23450	\N	11547.830078125
squared error	23500	\N	12099.11328125
squared error	23550	\N	11142.515625
squared error	23600	\N	11419.173828125
squared error	23650	\N	12198.3642578125
squared error	23700	\N	11343.6142578125
squared error	23750	\N	13770.6337890625
squared error	23800	\N	12826.078125
squared error	23850	\N	14396.9443359375
squared error	23900	\N	10281.501953125
squared error	23950	\N	12778.2412109375
squared error	24000	\N	13023.5166015625
squared error	24050	\N	708.4717407226562
squared error	24100	\N	11206.263671875
squared error	24150	\N	11504.4521484375
squared error	24200	\N	11504.4521484375
squared error	24250	\N	12598.892578125
squared error	24300	\N	13908.8134765625
squared error	24350	\N	12141.349609375
squared error	24400	\N	11138.4423828125
squared error	24450	\N	12372.4873046875
squared error	24500	\N	12994.5625
squared error	24550	\N	14444.7509765625
squared error	24600	\N	10612.8818359375
squared error	24650	\N	12428.7216796875
squared error	24700	\N	640.97314453125
squared error	24750	\N	11778.716796875
squared error	24800	\N	13522.1376953125
squared error	24850	\N	14844.40625
squared error	24900	\N	12345.66015625
squared error	24950	\N	12891.3271484375
squared error	25000	\N	12792.41015625
squared error	25050	\N	503.4613342285156
squared error	25100	\N	12695.6123046875
squared error	25150	\N	12435.5146484375
squared error	25200	\N	14882.1484375
squared error	25250	\N	12301.8671875
squared error	25300	\N	14903.0
squared error	25350	\N	14524.19140625
squared error	25400	\N	14161.7880859375
squared error	25450	\N	14833.95703125
squared error	25500	\N	13224.296875
squared error	25550	\N	14591.138671875
squared error	25600	\N	14467.7275390625
squared error	25650	\N	15076.4013671875
squared error	25700	\N	854.9037475585938
squared error	25750	\N	15660.67578125
squared error	25800	\N	14524.19140625
squared error	25850	\N	15680.115234375
squared error	25900	\N	15814.693359375
squared error	25950	\N	15674.359375
squared error	26000	\N	14439.9287109375
squared error	26050	\N	14068.9013671875
squared error	26100	\N	14454.490234375
squared error	26150	\N	16268.4287109375
squared error	26200	\N	14891.4619140625
squared error	26250	\N	15950.689453125
squared error	26300	\N	15564.82421875
squared error	26350	\N	697.1228637695312
squared error	26400	\N	16051.09375
squared error	26450	\N	15050.923828125
squared error	26500	\N	14162.3046875
squared error	26550	\N	14432.18359375
squared error	26600	\N	15836.759765625
squared error	26650	\N	15433.208984375
squared error	26700	\N	546.73583984375
squared error	26750	\N	15255.8486328125
squared error	26800	\N	15395.3525390625
squared error	26850	\N	15941.9736328125
squared error	26900	\N	16487.720703125
squared error	26950	\N	15935.3017578125
squared error	27000	\N	16010.89453125
squared error	27050	\N	532.0220947265625
squared error	27100	\N	15044.2900390625
squared error	27150	\N	15792.4306640625
squared error	27200	\N	16121.515625
squared error	27250	\N	16872.04296875
squared error	27300	\N	15987.0302734375
squared error	27350	\N	15285.8134765625
squared error	27400	\N	16152.365234375
squared error	27450	\N	16251.3251953125
squared error	27500	\N	17445.830078125
squared error	27550	\N	16369.884765625
squared error	27600	\N	16570.87890625
squared error	27650	\N	17630.748046875
squared error	27700	\N	680.3499145507812
squared error	27750	\N	17566.181640625
squared error	27800	\N	812.0919799804688
squared error	27850	\N	685.509033203125
squared error	27900	\N	752.82080078125
squared error	27950	\N	604.0237426757812
squared error	28000	\N	735.12109375
squared error	28050	\N	777.0075073242188
squared error	28100	\N	635.0198364257812
squared error	28150	\N	833.7722778320312
squared error	28200	\N	708.4717407226562
squared error	28250	\N	741.98583984375
squared error	28300	\N	496.938720703125
squared error	28350	\N	679.6224365234375
squared error	28400	\N	862.270751953125
squared error	28450	\N	803.2410888671875
squared error	28500	\N	792.643310546875
squared error	28550	\N	590.2042846679688
squared error	28600	\N	691.2390747070312
squared error	28650	\N	479.471923828125
squared error	28700	\N	783.6486206054688
squared error	28750	\N	741.8965454101562
squared error	28800	\N	628.40576171875
squared error	28850	\N	861.5448608398438
squared error	28900	\N	833.7722778320312
squared error	28950	\N	796.5017700195312
squared error	29000	\N	712.46728515625
squared error	29050	\N	812.0919799804688
squared error	29100	\N	616.5702514648438
squared error	29150	\N	683.5719604492188
squared error	29200	\N	875.2442626953125
squared error	29250	\N	792.3519287109375
squared error	29300	\N	565.823486328125
squared error	29350	\N	691.2390747070312
squared error	29400	\N	792.643310546875
squared error	29450	\N	671.7479858398438
squared error	29500	\N	741.8965454101562
squared error	29550	\N	852.3035888671875
squared error	29600	\N	854.4197387695312
squared error	29650	\N	809.1248779296875
squared error	29700	\N	833.7722778320312
squared error	29750	\N	809.1248779296875
squared error	29800	\N	677.7986450195312
squared error	29850	\N	795.8098754882812
squared error	29900	\N	790.0365600585938
squared error	29950	\N	533.7061157226562
squared error	30000	\N	769.0661010742188
squared error	30050	\N	856.2727661132812
squared error	30100	\N	628.5911254882812
squared error	30150	\N	634.9868774414062
squared error	30200	\N	818.8887939453125
squared error	30250	\N	652.3948364257812
squared error	30300	\N	524.0332641601562
squared error	30350	\N	922.3533325195312
squared error	30400	\N	833.7722778320312
squared error	30450	\N	491.0393371582031
squared error	30500	\N	683.5719604492188
squared error	30550	\N	795.8098754882812
squared error	30600	\N	820.022216796875
squared error	30650	\N	719.0831909179688
squared error	30700	\N	647.9795532226562
squared error	30750	\N	731.1040649414062
squared error	30800	\N	846.556640625
squared error	30850	\N	630.707275390625
squared error	30900	\N	940.9527587890625
squared error	30950	\N	490.6291198730469
squared error	31000	\N	939.7627563476562
squared error	31050	\N	820.6302490234375
squared error	31100	\N	851.5997924804688
squared error	31150	\N	887.2688598632812
squared error	31200	\N	642.5256958007812
squared error	31250	\N	820.6302490234375
squared error	31300	\N	795.8098754882812
squared error	31350	\N	741.8965454101562
squared error	31400	\N	851.5997924804688
squared error	31450	\N	642.3911743164062
squared error	31500	\N	691.2390747070312
squared error	31550	\N	918.3418579101562
squared error	31600	\N	595.0875854492188
squared error	31650	\N	589.1034545898438
squared error	31700	\N	777.0075073242188
squared error	31750	\N	830.69140625
squared error	31800	\N	846.6698608398438
squared error	31850	\N	712.46728515625
squared error	31900	\N	741.98583984375
squared error	31950	\N	712.46728515625
squared error	32000	\N	906.7401123046875
squared error	32050	\N	795.923095703125
squared error	32100	\N	792.643310546875
squared error	32150	\N	771.21240234375
squared error	32200	\N	812.0919799804688
squared error	32250	\N	920.9710693359375
squared error	32300	\N	568.1277465820312
squared error	32350	\N	889.0159912109375
squared error	32400	\N	870.4524536132812
squared error	32450	\N	929.1287841796875
squared error	32500	\N	744.1019897460938
squared error	32550	\N	739.7241821289062
squared error	32600	\N	795.8098754882812
squared error	32650	\N	687.6251831054688
squared error	32700	\N	712.46728515625
squared error	32750	\N	875.216064453125
squared error	32800	\N	889.0159912109375
squared error	32850	\N	733.22021484375
squared error	32900	\N	846.1067504882812
squared error	32950	\N	565.6583251953125
squared error	33000	\N	715.2471923828125
squared error	33050	\N	906.7401123046875
squared error	33100	\N	963.2471923828125
squared error	33150	\N	853.7159423828125
squared error	33200	\N	835.888427734375
squared error	33250	\N	846.6698608398438
squared error	33300	\N	659.1217041015625
squared error	33350	\N	957.32861328125
squared error	33400	\N	719.0831909179688
squared error	33450	\N	741.98583984375
squared error	33500	\N	712.46728515625
squared error	33550	\N	861.4099731445312
squared error	33600	\N	803.2410888671875
squared error	33650	\N	1033.826416015625
squared error	33700	\N	851.5997924804688
squared error	33750	\N	906.7401123046875
squared error	33800	\N	809.1248779296875
squared error	33850	\N	747.86962890625
squared error	33900	\N	741.8965454101562
squared error	33950	\N	584.4110107421875
squared error	34000	\N	957.32861328125
squared error	34050	\N	854.9037475585938
squared error	34100	\N	967.1416625976562
squared error	34150	\N	685.509033203125
squared error	34200	\N	712.46728515625
squared error	34250	\N	771.1237182617188
squared error	34300	\N	984.9435424804688
squared error	34350	\N	875.2442626953125
squared error	34400	\N	920.9710693359375
squared error	34450	\N	738.7459716796875
squared error	34500	\N	774.3241577148438
squared error	34550	\N	870.4524536132812
squared error	34600	\N	520.3282470703125
squared error	34650	\N	741.8965454101562
squared error	34700	\N	727.8998413085938
squared error	34750	\N	794.1784057617188
squared error	34800	\N	853.9878540039062
squared error	34850	\N	833.7722778320312
squared error	34900	\N	906.7401123046875
squared error	34950	\N	430.0859069824219
squared error	35000	\N	853.9878540039062
squared error	35050	\N	1059.878173828125
squared error	35100	\N	992.5973510742188
squared error	35150	\N	918.3418579101562
squared error	35200	\N	895.39306640625
squared error	35250	\N	936.1693725585938
squared error	35300	\N	522.7463989257812
squared error	35350	\N	796.2945556640625
squared error	35400	\N	932.9873046875
squared error	35450	\N	741.8965454101562
squared error	35500	\N	922.3533325195312
squared error	35550	\N	854.4197387695312
squared error	35600	\N	703.3365478515625
squared error	35650	\N	835.888427734375
squared error	35700	\N	792.643310546875
squared error	35750	\N	820.022216796875
squared error	35800	\N	947.267333984375
squared error	35850	\N	918.3418579101562
squared error	35900	\N	971.369140625
squared error	35950	\N	680.3499145507812
squared error	36000	\N	1008.075439453125
squared error	36050	\N	916.271240234375
squared error	36100	\N	941.6731567382812
squared error	36150	\N	735.12109375
squared error	36200	\N	929.1287841796875
squared error	36250	\N	1043.1036376953125
squared error	36300	\N	604.0237426757812
squared error	36350	\N	1097.0169677734375
squared error	36400	\N	792.643310546875
squared error	36450	\N	795.8098754882812
squared error	36500	\N	770.8633422851562
squared error	36550	\N	812.0919799804688
squared error	36600	\N	906.7401123046875
squared error	36650	\N	922.3533325195312
squared error	36700	\N	818.6107177734375
squared error	36750	\N	906.7401123046875
squared error	36800	\N	735.12109375
squared error	36850	\N	809.1248779296875
squared error	36900	\N	1036.328125
squared error	36950	\N	465.85906982421875
squared error	37000	\N	1010.1915283203125
squared error	37050	\N	906.3265991210938
squared error	37100	\N	929.1287841796875
squared error	37150	\N	792.643310546875
squared error	37200	\N	975.26416015625
squared error	37250	\N	1084.670654296875
squared error	37300	\N	846.556640625
squared error	37350	\N	984.9435424804688
squared error	37400	\N	1245.2276611328125
squared error	37450	\N	971.369140625
squared error	37500	\N	859.8716430664062
squared error	37550	\N	936.1693725585938
squared error	37600	\N	622.4092407226562
squared error	37650	\N	1171.9761962890625
squared error	37700	\N	1229.177734375
squared error	37750	\N	1129.7430419921875
squared error	37800	\N	1135.950927734375
squared error	37850	\N	785.8678588867188
squared error	37900	\N	1164.1434326171875
squared error	37950	\N	558.3264770507812
squared error	38000	\N	1008.075439453125
squared error	38050	\N	1336.5565185546875
squared error	38100	\N	882.2405395507812
squared error	38150	\N	1129.6033935546875
squared error	38200	\N	1286.6396484375
squared error	38250	\N	993.6760864257812
squared error	38300	\N	649.0009155273438
squared error	38350	\N	771.1237182617188
squared error	38400	\N	904.241943359375
squared error	38450	\N	992.5973510742188
squared error	38500	\N	1179.5653076171875
squared error	38550	\N	1536.1551513671875
squared error	38600	\N	1165.3724365234375
squared error	38650	\N	929.1287841796875
squared error	38700	\N	882.2405395507812
squared error	38750	\N	1083.3712158203125
squared error	38800	\N	851.5997924804688
squared error	38850	\N	1012.1719970703125
squared error	38900	\N	936.1693725585938
squared error	38950	\N	577.8443603515625
squared error	39000	\N	1343.9351806640625
squared error	39050	\N	1326.877197265625
squared error	39100	\N	891.8509521484375
squared error	39150	\N	1087.310546875
squared error	39200	\N	965.1651000976562
squared error	39250	\N	1213.9656982421875
squared error	39300	\N	616.5702514648438
squared error	39350	\N	1104.5994873046875
squared error	39400	\N	1164.1434326171875
squared error	39450	\N	1336.5565185546875
squared error	39500	\N	1286.6396484375
squared error	39550	\N	851.5997924804688
squared error	39600	\N	936.1693725585938
squared error	39650	\N	1102.375
squared error	39700	\N	902.1257934570312
squared error	39750	\N	1214.4747314453125
squared error	39800	\N	1245.2276611328125
squared error	39850	\N	1129.7430419921875
squared error	39900	\N	1097.0169677734375
squared error	39950	\N	719.7152099609375
squared error	40000	\N	978.5568237304688
squared error	40050	\N	832.0953979492188
squared error	40100	\N	851.5997924804688
squared error	40150	\N	1179.5653076171875
squared error	40200	\N	1240.3148193359375
squared error	40250	\N	1297.5577392578125
squared error	40300	\N	856.10400390625
squared error	40350	\N	1164.1434326171875
squared error	40400	\N	972.728515625
squared error	40450	\N	1172.789794921875
squared error	40500	\N	1094.0067138671875
squared error	40550	\N	889.0159912109375
squared error	40600	\N	536.2059326171875
squared error	40650	\N	1370.544677734375
squared error	40700	\N	1129.7430419921875
squared error	40750	\N	1065.1962890625
squared error	40800	\N	1219.2838134765625
squared error	40850	\N	1389.61279296875
squared error	40900	\N	1418.86474609375
squared error	40950	\N	631.5615844726562
squared error	41000	\N	1547.0701904296875
squared error	41050	\N	1738.8892822265625
squared error	41100	\N	1104.5994873046875
squared error	41150	\N	1369.03173828125
squared error	41200	\N	992.5973510742188
squared error	41250	\N	1418.86474609375
squared error	41300	\N	939.7627563476562
squared error	41350	\N	1330.483154296875
squared error	41400	\N	1239.5712890625
squared error	41450	\N	1083.3712158203125
squared error	41500	\N	1116.9361572265625
squared error	41550	\N	1213.9656982421875
squared error	41600	\N	484.9178466796875
squared error	41650	\N	930.3615112304688
squared error	41700	\N	1242.8199462890625
squared error	41750	\N	1309.44140625
squared error	41800	\N	932.9873046875
squared error	41850	\N	1239.5712890625
squared error	41900	\N	1556.257568359375
squared error	41950	\N	610.5782470703125
squared error	42000	\N	1147.7637939453125
squared error	42050	\N	1224.63427734375
squared error	42100	\N	1283.8304443359375
squared error	42150	\N	1390.260009765625
squared error	42200	\N	1433.642822265625
squared error	42250	\N	1104.5994873046875
squared error	42300	\N	522.7463989257812
squared error	42350	\N	1085.4873046875
squared error	42400	\N	1248.8375244140625
squared error	42450	\N	1724.168701171875
squared error	42500	\N	1289.5738525390625
squared error	42550	\N	1369.03173828125
squared error	42600	\N	1330.483154296875
squared error	42650	\N	1480.4150390625
squared error	42700	\N	1227.6092529296875
squared error	42750	\N	1548.3251953125
squared error	42800	\N	1440.1768798828125
squared error	42850	\N	1269.1060791015625
squared error	42900	\N	1549.6187744140625
squared error	42950	\N	542.8252563476562
squared error	43000	\N	1513.248779296875
squared error	43050	\N	1482.98876953125
squared error	43100	\N	1483.3057861328125
squared error	43150	\N	1313.91259765625
squared error	43200	\N	1440.1768798828125
squared error	43250	\N	1216.12451171875
squared error	43300	\N	1510.926513671875
squared error	43350	\N	1329.2232666015625
squared error	43400	\N	1493.7305908203125
squared error	43450	\N	1390.03173828125
squared error	43500	\N	1792.8663330078125
squared error	43550	\N	1482.98876953125
squared error	43600	\N	628.5911254882812
squared error	43650	\N	1474.1650390625
squared error	43700	\N	1425.921142578125
squared error	43750	\N	1474.1650390625
squared error	43800	\N	1586.39794921875
squared error	43850	\N	1460.7552490234375
squared error	43900	\N	544.6196899414062
squared error	43950	\N	671.7479858398438
squared error	44000	\N	542.8252563476562
squared error	44050	\N	1615.9739990234375
squared error	44100	\N	1651.4173583984375
squared error	44150	\N	1834.059814453125
squared error	44200	\N	1482.98876953125
squared error	44250	\N	1485.989013671875
squared error	44300	\N	1876.0601806640625
squared error	44350	\N	1703.7423095703125
squared error	44400	\N	1671.7952880859375
squared error	44450	\N	1790.0572509765625
squared error	44500	\N	1686.965087890625
squared error	44550	\N	1705.783447265625
squared error	44600	\N	1600.650146484375
squared error	44650	\N	603.56005859375
squared error	44700	\N	2091.662353515625
squared error	44750	\N	1717.640869140625
squared error	44800	\N	1671.7952880859375
squared error	44850	\N	1846.5665283203125
squared error	44900	\N	1705.783447265625
squared error	44950	\N	1615.9739990234375
squared error	45000	\N	500.4035339355469
squared error	45050	\N	1758.1102294921875
squared error	45100	\N	1737.7322998046875
squared error	45150	\N	1579.3212890625
squared error	45200	\N	1705.783447265625
squared error	45250	\N	1394.42431640625
squared error	45300	\N	1671.7952880859375
squared error	45350	\N	1703.7423095703125
squared error	45400	\N	1921.1121826171875
squared error	45450	\N	1818.02001953125
squared error	45500	\N	1834.059814453125
squared error	45550	\N	1485.989013671875
squared error	45600	\N	1493.233154296875
squared error	45650	\N	691.2390747070312
squared error	45700	\N	1882.847412109375
squared error	45750	\N	1834.059814453125
squared error	45800	\N	1661.8685302734375
squared error	45850	\N	2007.6029052734375
squared error	45900	\N	1485.989013671875
squared error	45950	\N	1834.059814453125
squared error	46000	\N	1916.500732421875
squared error	46050	\N	1708.193359375
squared error	46100	\N	1634.64013671875
squared error	46150	\N	1661.8685302734375
squared error	46200	\N	2081.822509765625
squared error	46250	\N	1485.989013671875
squared error	46300	\N	636.14111328125
squared error	46350	\N	1660.5968017578125
squared error	46400	\N	1982.348876953125
squared error	46450	\N	1698.3570556640625
squared error	46500	\N	1179.5653076171875
squared error	46550	\N	1705.783447265625
squared error	46600	\N	1616.869140625
squared error	46650	\N	610.247314453125
squared error	46700	\N	2000.6177978515625
squared error	46750	\N	1840.885498046875
squared error	46800	\N	2185.92529296875
squared error	46850	\N	1708.193359375
squared error	46900	\N	1616.869140625
squared error	46950	\N	1909.9569091796875
squared error	47000	\N	1761.3590087890625
squared error	47050	\N	1834.059814453125
squared error	47100	\N	1858.5040283203125
squared error	47150	\N	2076.79931640625
squared error	47200	\N	1982.348876953125
squared error	47250	\N	1961.6097412109375
squared error	47300	\N	440.6745910644531
squared error	47350	\N	1759.69677734375
squared error	47400	\N	1936.7607421875
squared error	47450	\N	1759.69677734375
squared error	47500	\N	1945.00146484375
squared error	47550	\N	1708.193359375
squared error	47600	\N	1982.348876953125
squared error	47650	\N	655.9082641601562
squared error	47700	\N	1848.8592529296875
squared error	47750	\N	1933.760498046875
squared error	47800	\N	1945.00146484375
squared error	47850	\N	1758.1102294921875
squared error	47900	\N	2085.440673828125
squared error	47950	\N	1294.1124267578125
squared error	48000	\N	707.7843017578125
squared error	48050	\N	1786.3338623046875
squared error	48100	\N	1941.8421630859375
squared error	48150	\N	1982.348876953125
squared error	48200	\N	1933.760498046875
squared error	48250	\N	1896.030029296875
squared error	48300	\N	1843.011474609375
squared error	48350	\N	2085.440673828125
squared error	48400	\N	1882.847412109375
squared error	48450	\N	1969.162353515625
squared error	48500	\N	2115.207275390625
squared error	48550	\N	1930.0181884765625
squared error	48600	\N	1969.162353515625
squared error	48650	\N	529.01513671875
squared error	48700	\N	1909.9569091796875
squared error	48750	\N	2085.440673828125
squared error	48800	\N	2085.440673828125
squared error	48850	\N	2251.46826171875
squared error	48900	\N	2416.338623046875
squared error	48950	\N	1788.26123046875
squared error	49000	\N	2106.886474609375
squared error	49050	\N	1994.93212890625
squared error	49100	\N	2117.083984375
squared error	49150	\N	1969.162353515625
squared error	49200	\N	1994.93212890625
squared error	49250	\N	2339.396728515625
squared error	49300	\N	587.2218017578125
squared error	49350	\N	1989.8297119140625
squared error	49400	\N	2193.64208984375
squared error	49450	\N	2196.79638671875
squared error	49500	\N	1920.374755859375
squared error	49550	\N	1790.0572509765625
squared error	49600	\N	2165.95556640625
squared error	49650	\N	547.8431396484375
squared error	49700	\N	2097.03369140625
squared error	49750	\N	1930.0181884765625
squared error	49800	\N	1945.8753662109375
squared error	49850	\N	2023.07568359375
squared error	49900	\N	2518.416015625
squared error	49950	\N	2278.206787109375
squared error	50000	\N	1970.9344482421875
squared error	50050	\N	2262.539794921875
squared error	50100	\N	2202.48583984375
squared error	50150	\N	2149.23583984375
squared error	50200	\N	2307.599609375
squared error	50250	\N	2185.92529296875
squared error	50300	\N	444.4992980957031
squared error	50350	\N	1621.87841796875
squared error	50400	\N	2499.742919921875
squared error	50450	\N	2366.458251953125
squared error	50500	\N	2330.683349609375
squared error	50550	\N	2316.575927734375
squared error	50600	\N	2369.15478515625
squared error	50650	\N	715.1513061523438
squared error	50700	\N	2554.1787109375
squared error	50750	\N	2222.246337890625
squared error	50800	\N	2243.281982421875
squared error	50850	\N	2539.77734375
squared error	50900	\N	1834.059814453125
squared error	50950	\N	1843.011474609375
squared error	51000	\N	690.8079223632812
squared error	51050	\N	2360.725341796875
squared error	51100	\N	1703.7423095703125
squared error	51150	\N	2185.92529296875
squared error	51200	\N	2446.23681640625
squared error	51250	\N	2319.896484375
squared error	51300	\N	2604.6337890625
squared error	51350	\N	2335.2724609375
squared error	51400	\N	2664.7802734375
squared error	51450	\N	1791.502685546875
squared error	51500	\N	2387.493896484375
squared error	51550	\N	2032.171142578125
squared error	51600	\N	2600.70703125
squared error	51650	\N	621.3875732421875
squared error	51700	\N	2719.122314453125
squared error	51750	\N	2085.850830078125
squared error	51800	\N	2714.254638671875
squared error	51850	\N	2387.493896484375
squared error	51900	\N	2416.998291015625
squared error	51950	\N	2423.81494140625
squared error	52000	\N	2178.01953125
squared error	52050	\N	2323.053955078125
squared error	52100	\N	2396.522705078125
squared error	52150	\N	2223.521484375
squared error	52200	\N	2444.8505859375
squared error	52250	\N	2323.053955078125
squared error	52300	\N	768.6336059570312
squared error	52350	\N	2361.444580078125
squared error	52400	\N	2671.62841796875
squared error	52450	\N	2395.302978515625
squared error	52500	\N	2416.998291015625
squared error	52550	\N	2573.765380859375
squared error	52600	\N	2652.44921875
squared error	52650	\N	648.5764770507812
squared error	52700	\N	2747.962646484375
squared error	52750	\N	2746.428466796875
squared error	52800	\N	2444.8505859375
squared error	52850	\N	2444.8505859375
squared error	52900	\N	2283.575439453125
squared error	52950	\N	2654.469482421875
squared error	53000	\N	2846.521484375
squared error	53050	\N	2587.370361328125
squared error	53100	\N	2330.683349609375
squared error	53150	\N	2499.742919921875
squared error	53200	\N	2910.2177734375
squared error	53250	\N	2671.62841796875
squared error	53300	\N	683.5719604492188
squared error	53350	\N	2387.493896484375
squared error	53400	\N	2879.22705078125
squared error	53450	\N	2227.630126953125
squared error	53500	\N	2593.236083984375
squared error	53550	\N	2687.67236328125
squared error	53600	\N	3238.699462890625
squared error	53650	\N	2506.252685546875
squared error	53700	\N	2666.63671875
squared error	53750	\N	2718.821044921875
squared error	53800	\N	3503.795654296875
squared error	53850	\N	2023.07568359375
squared error	53900	\N	3227.792724609375
squared error, monotone	50	\N	369.9607238769531
squared error, monotone	100	\N	2708.414794921875
squared error, monotone	150	\N	2595.8193359375
squared error, monotone	200	\N	2582.968017578125
squared error, monotone	250	\N	2595.8193359375
squared error, monotone	300	\N	2866.084228515625
squared error, monotone	350	\N	2650.473388671875
squared error, monotone	400	\N	498.6020202636719
squared error, monotone	450	\N	3363.845458984375
squared error, monotone	500	\N	2567.99267578125
squared error, monotone	550	\N	2877.300537109375
squared error, monotone	600	\N	2459.459228515625
squared error, monotone	650	\N	2793.618896484375
squared error, monotone	700	\N	2630.109130859375
squared error, monotone	750	\N	385.8636169433594
squared error, monotone	800	\N	2877.300537109375
squared error, monotone	850	\N	2053.48388671875
squared error, monotone	900	\N	3517.093994140625
squared error, monotone	950	\N	2704.588623046875
squared error, monotone	1000	\N	3877.93603515625
squared error, monotone	1050	\N	2857.2275390625
squared error, monotone	1100	\N	3028.958984375
squared error, monotone	1150	\N	2755.679931640625
squared error, monotone	1200	\N	2594.45849609375
squared error, monotone	1250	\N	3137.6455078125
squared error, monotone	1300	\N	2911.881591796875
squared error, monotone	1350	\N	2978.84814453125
squared error, monotone	1400	\N	815.7149658203125
squared error, monotone	1450	\N	2782.286865234375
squared error, monotone	1500	\N	3282.9462890625
squared error, monotone	1550	\N	3051.948974609375
squared error, monotone	1600	\N	2415.8408203125
squared error, monotone	1650	\N	4599.7900390625
squared error, monotone	1700	\N	3285.215576171875
squared error, monotone	1750	\N	2845.255615234375
squared error, monotone	1800	\N	2978.84814453125
squared error, monotone	1850	\N	2845.255615234375
squared error, monotone	1900	\N	3318.471923828125
squared error, monotone	1950	\N	2907.33837890625
squared error, monotone	2000	\N	3474.673583984375
squared error, monotone	2050	\N	696.8431396484375
squared error, monotone	2100	\N	3585.30908203125
squared error, monotone	2150	\N	1791.036865234375
squared error, monotone	2200	\N	2448.733642578125
squared error, monotone	2250	\N	2868.59765625
squared error, monotone	2300	\N	3248.2509765625
squared error, monotone	2350	\N	2572.3447265625
squared error, monotone	2400	\N	787.9332275390625
squared error, monotone	2450	\N	2857.2275390625
squared error, monotone	2500	\N	3420.01953125
squared error, monotone	2550	\N	4135.34326171875
squared error, monotone	2600	\N	2857.2275390625
squared error, monotone	2650	\N	3256.4755859375
squared error, monotone	2700	\N	2909.037109375
squared error, monotone	2750	\N	3137.6455078125
squared error, monotone	2800	\N	2845.255615234375
squared error, monotone	2850	\N	4276.25634765625
squared error, monotone	2900	\N	3559.433349609375
squared error, monotone	2950	\N	3286.427001953125
squared error, monotone	3000	\N	3139.03515625
squared error, monotone	3050	\N	826.2904052734375
squared error, monotone	3100	\N	2241.98486328125
squared error, monotone	3150	\N	3672.958740234375
squared error, monotone	3200	\N	3205.94384765625
squared error, monotone	3250	\N	3408.096435546875
squared error, monotone	3300	\N	3408.096435546875
squared error, monotone	3350	\N	3732.14501953125
squared error, monotone	3400	\N	583.6441650390625
squared error, monotone	3450	\N	3741.636962890625
squared error, monotone	3500	\N	4204.01513671875
squared error, monotone	3550	\N	5117.115234375
squared error, monotone	3600	\N	3028.958984375
squared error, monotone	3650	\N	3732.14501953125
squared error, monotone	3700	\N	3757.84619140625
squared error, monotone	3750	\N	777.0536499023438
squared error, monotone	3800	\N	3584.69921875
squared error, monotone	3850	\N	3377.414794921875
squared error, monotone	3900	\N	3116.2578125
squared error, monotone	3950	\N	4395.17236328125
squared error, monotone	4000	\N	2911.881591796875
squared error, monotone	4050	\N	3303.274169921875
squared error, monotone	4100	\N	3033.502197265625
squared error, monotone	4150	\N	3559.433349609375
squared error, monotone	4200	\N	4599.7900390625
squared error, monotone	4250	\N	3305.05419921875
squared error, monotone	4300	\N	3286.427001953125
squared error, monotone	4350	\N	3470.13037109375
squared error, monotone	4400	\N	744.2020874023438
squared error, monotone	4450	\N	3883.67724609375
squared error, monotone	4500	\N	3741.636962890625
squared error, monotone	4550	\N	2870.64599609375
squared error, monotone	4600	\N	4490.16845703125
squared error, monotone	4650	\N	3590.367431640625
squared error, monotone	4700	\N	3710.787841796875
squared error, monotone	4750	\N	3309.400146484375
squared error, monotone	4800	\N	3585.30908203125
squared error, monotone	4850	\N	2845.255615234375
squared error, monotone	4900	\N	4476.05908203125
squared error, monotone	4950	\N	4580.779296875
squared error, monotone	5000	\N	4063.419189453125
squared error, monotone	5050	\N	498.6020202636719
squared error, monotone	5100	\N	3550.183837890625
squared error, monotone	5150	\N	3726.016845703125
squared error, monotone	5200	\N	3733.46923828125
squared error, monotone	5250	\N	4124.29443359375
squared error, monotone	5300	\N	4562.48876953125
squared error, monotone	5350	\N	3907.997802734375
squared error, monotone	5400	\N	615.5608520507812
squared error, monotone	5450	\N	3726.016845703125
squared error, monotone	5500	\N	3585.30908203125
squared error, monotone	5550	\N	3584.69921875
squared error, monotone	5600	\N	4674.2275390625
squared error, monotone	5650	\N	3423.613525390625
squared error, monotone	5700	\N	4644.9228515625
squared error, monotone	5750	\N	4693.9541015625
squared error, monotone	5800	\N	3699.358642578125
squared error, monotone	5850	\N	4124.29443359375
squared error, monotone	5900	\N	4773.263671875
squared error, monotone	5950	\N	2742.99462890625
squared error, monotone	6000	\N	4124.29443359375
squared error, monotone	6050	\N	555.8624267578125
squared error, monotone	6100	\N	3963.100830078125
squared error, monotone	6150	\N	4793.46337890625
squared error, monotone	6200	\N	3938.229736328125
squared error, monotone	6250	\N	3939.507080078125
squared error, monotone	6300	\N	4062.697509765625
squared error, monotone	6350	\N	3279.345703125
squared error, monotone	6400	\N	4304.3779296875
squared error, monotone	6450	\N	4090.843994140625
squared error, monotone	6500	\N	4674.2275390625
squared error, monotone	6550	\N	4336.5498046875
squared error, monotone	6600	\N	4820.822265625
squared error, monotone	6650	\N	4112.21875
squared error, monotone	6700	\N	238.82666015625
squared error, monotone	6750	\N	744.417236328125
squared error, monotone	6800	\N	3470.13037109375
squared error, monotone	6850	\N	4693.9541015625
squared error, monotone	6900	\N	3474.673583984375
squared error, monotone	6950	\N	5131.20068359375
squared error, monotone	7000	\N	4599.7900390625
squared error, monotone	7050	\N	4532.2392578125
squared error, monotone	7100	\N	3423.613525390625
squared error, monotone	7150	\N	6628.4287109375
squared error, monotone	7200	\N	4449.28369140625
squared error, monotone	7250	\N	4221.32421875
squared error, monotone	7300	\N	4693.9541015625
squared error, monotone	7350	\N	3405.22607421875
squared error, monotone	7400	\N	649.5624389648438
squared error, monotone	7450	\N	4809.32373046875
squared error, monotone	7500	\N	3683.7763671875
squared error, monotone	7550	\N	4304.3779296875
squared error, monotone	7600	\N	4599.7900390625
squared error, monotone	7650	\N	4204.01513671875
squared error, monotone	7700	\N	4654.7451171875
squared error, monotone	7750	\N	4921.86279296875
squared error, monotone	7800	\N	5329.951171875
squared error, monotone	7850	\N	4283.94775390625
squared error, monotone	7900	\N	4299.3544921875
squared error, monotone	7950	\N	3811.763916015625
squared error, monotone	8000	\N	4304.3779296875
squared error, monotone	8050	\N	917.3804931640625
squared error, monotone	8100	\N	4694.09912109375
squared error, monotone	8150	\N	4304.3779296875
squared error, monotone	8200	\N	4432.08544921875
squared error, monotone	8250	\N	5107.95849609375
squared error, monotone	8300	\N	4204.01513671875
squared error, monotone	8350	\N	4693.9541015625
squared error, monotone	8400	\N	773.8407592773438
squared error, monotone	8450	\N	4124.29443359375
squared error, monotone	8500	\N	4472.74560546875
squared error, monotone	8550	\N	4585.7041015625
squared error, monotone	8600	\N	4336.5498046875
squared error, monotone	8650	\N	4815.947265625
squared error, monotone	8700	\N	4090.479248046875
squared error, monotone	8750	\N	4976.90771484375
squared error, monotone	8800	\N	4304.3779296875
squared error, monotone	8850	\N	4870.9921875
squared error, monotone	8900	\N	5600.8095703125
squared error, monotone	8950	\N	4619.64501953125
squared error, monotone	9000	\N	3909.18310546875
squared error, monotone	9050	\N	516.8711547851562
squared error, monotone	9100	\N	4304.3779296875
squared error, monotone	9150	\N	5260.91845703125
squared error, monotone	9200	\N	4508.97021484375
squared error, monotone	9250	\N	4995.025390625
squared error, monotone	9300	\N	5176.33251953125
squared error, monotone	9350	\N	4644.9228515625
squared error, monotone	9400	\N	4599.7900390625
squared error, monotone	9450	\N	4865.68310546875
squared error, monotone	9500	\N	4400.69580078125
squared error, monotone	9550	\N	4693.9541015625
squared error, monotone	9600	\N	5618.01806640625
squared error, monotone	9650	\N	5176.33251953125
squared error, monotone	9700	\N	225.86264038085938
squared error, monotone	9750	\N	4619.64501953125
squared error, monotone	9800	\N	4695.66064453125
squared error, monotone	9850	\N	4599.7900390625
squared error, monotone	9900	\N	4619.64501953125
squared error, monotone	9950	\N	5577.30419921875
squared error, monotone	10000	\N	4883.19580078125
squared error, monotone	10050	\N	385.8636169433594
squared error, monotone	10100	\N	6250.39697265625
squared error, monotone	10150	\N	4304.3779296875
squared error, monotone	10200	\N	4963.49658203125
squared error, monotone	10250	\N	4336.5498046875
squared error, monotone	10300	\N	4809.32373046875
squared error, monotone	10350	\N	4433.54638671875
squared error, monotone	10400	\N	569.8997802734375
squared error, monotone	10450	\N	4886.78759765625
squared error, monotone	10500	\N	4754.87939453125
squared error, monotone	10550	\N	5260.91845703125
squared error, monotone	10600	\N	6402.455078125
squared error, monotone	10650	\N	4655.705078125
squared error, monotone	10700	\N	5097.9443359375
squared error, monotone	10750	\N	4809.32373046875
squared error, monotone	10800	\N	4980.6650390625
squared error, monotone	10850	\N	4835.78857421875
squared error, monotone	10900	\N	4655.705078125
squared error, monotone	10950	\N	4989.4072265625
squared error, monotone	11000	\N	4845.95654296875
squared error, monotone	11050	\N	719.2454223632812
squared error, monotone	11100	\N	4906.75244140625
squared error, monotone	11150	\N	5089.189453125
squared error, monotone	11200	\N	3936.63671875
squared error, monotone	11250	\N	5044.65185546875
squared error, monotone	11300	\N	4963.49658203125
squared error, monotone	11350	\N	4930.15234375
squared error, monotone	11400	\N	744.417236328125
squared error, monotone	11450	\N	5051.63232421875
squared error, monotone	11500	\N	5131.20068359375
squared error, monotone	11550	\N	4963.49658203125
squared error, monotone	11600	\N	4989.4072265625
squared error, monotone	11650	\N	4973.076171875
squared error, monotone	11700	\N	5807.45654296875
squared error, monotone	11750	\N	5317.09814453125
squared error, monotone	11800	\N	5482.091796875
squared error, monotone	11850	\N	7490.48291015625
squared error, monotone	11900	\N	5645.5654296875
squared error, monotone	11950	\N	5225.36474609375
squared error, monotone	12000	\N	4973.076171875
squared error, monotone	12050	\N	604.4450073242188
squared error, monotone	12100	\N	5430.7626953125
squared error, monotone	12150	\N	8029.0380859375
squared error, monotone	12200	\N	5328.47314453125
squared error, monotone	12250	\N	5227.07177734375
squared error, monotone	12300	\N	4963.49658203125
squared error, monotone	12350	\N	5739.2724609375
squared error, monotone	12400	\N	5286.2890625
squared error, monotone	12450	\N	5430.7626953125
squared error, monotone	12500	\N	4809.32373046875
squared error, monotone	12550	\N	5799.18408203125
squared error, monotone	12600	\N	5131.20068359375
squared error, monotone	12650	\N	5329.951171875
squared error, monotone	12700	\N	753.4393920898438
squared error, monotone	12750	\N	5473.75537109375
squared error, monotone	12800	\N	4989.4072265625
squared error, monotone	12850	\N	5343.94384765625
squared error, monotone	12900	\N	4395.17236328125
squared error, monotone	12950	\N	4112.21875
squared error, monotone	13000	\N	5073.453125
squared error, monotone	13050	\N	815.7149658203125
squared error, monotone	13100	\N	5397.09375
squared error, monotone	13150	\N	4957.18115234375
squared error, monotone	13200	\N	5131.20068359375
squared error, monotone	13250	\N	5328.47314453125
squared error, monotone	13300	\N	5288.45556640625
squared error, monotone	13350	\N	5225.36474609375
squared error, monotone	13400	\N	724.6248779296875
squared error, monotone	13450	\N	4809.32373046875
squared error, monotone	13500	\N	3888.220458984375
squared error, monotone	13550	\N	5218.10693359375
squared error, monotone	13600	\N	5251.88671875
squared error, monotone	13650	\N	6143.943359375
squared error, monotone	13700	\N	5764.75634765625
squared error, monotone	13750	\N	6642.322265625
squared error, monotone	13800	\N	8026.4208984375
squared error, monotone	13850	\N	5524.9267578125
squared error, monotone	13900	\N	5225.36474609375
squared error, monotone	13950	\N	4908.498046875
squared error, monotone	14000	\N	5618.01806640625
squared error, monotone	14050	\N	674.7342529296875
squared error, monotone	14100	\N	5225.36474609375
squared error, monotone	14150	\N	5741.9453125
squared error, monotone	14200	\N	6734.66845703125
squared error, monotone	14250	\N	6891.5849609375
squared error, monotone	14300	\N	5611.173828125
squared error, monotone	14350	\N	5912.79541015625
squared error, monotone	14400	\N	724.6248779296875
squared error, monotone	14450	\N	6597.98974609375
squared error, monotone	14500	\N	5746.458984375
squared error, monotone	14550	\N	5142.947265625
squared error, monotone	14600	\N	6628.4287109375
squared error, monotone	14650	\N	8361.91015625
squared error, monotone	14700	\N	5131.20068359375
squared error, monotone	14750	\N	8702.6728515625
squared error, monotone	14800	\N	6001.96142578125
squared error, monotone	14850	\N	6541.6923828125
squared error, monotone	14900	\N	6411.474609375
squared error, monotone	14950	\N	5006.86474609375
squared error, monotone	15000	\N	6287.0166015625
squared error, monotone	15050	\N	810.3355102539062
squared error, monotone	15100	\N	6539.1552734375
squared error, monotone	15150	\N	6177.19970703125
squared error, monotone	15200	\N	5752.83544921875
squared error, monotone	15250	\N	5792.3291015625
squared error, monotone	15300	\N	5900.33740234375
squared error, monotone	15350	\N	6697.3671875
squared error, monotone	15400	\N	5620.60009765625
squared error, monotone	15450	\N	6863.80322265625
squared error, monotone	15500	\N	8441.5537109375
squared error, monotone	15550	\N	6565.09326171875
squared error, monotone	15600	\N	6734.66845703125
squared error, monotone	15650	\N	7008.23046875
squared error, monotone	15700	\N	910.9326171875
squared error, monotone	15750	\N	5973.86083984375
squared error, monotone	15800	\N	7848.513671875
squared error, monotone	15850	\N	8724.27734375
squared error, monotone	15900	\N	6527.46533203125
squared error, monotone	15950	\N	6183.36181640625
squared error, monotone	16000	\N	5701.62939453125
squared error, monotone	16050	\N	625.54541015625
squared error, monotone	16100	\N	7441.35595703125
squared error, monotone	16150	\N	6445.33447265625
squared error, monotone	16200	\N	5914.95751953125
squared error, monotone	16250	\N	6565.09326171875
squared error, monotone	16300	\N	6828.83251953125
squared error, monotone	16350	\N	6734.66845703125
squared error, monotone	16400	\N	6196.46728515625
squared error, monotone	16450	\N	5618.01806640625
squared error, monotone	16500	\N	6196.46728515625
squared error, monotone	16550	\N	6565.09326171875
squared error, monotone	16600	\N	7646.1318359375
squared error, monotone	16650	\N	6306.35595703125
squared error, monotone	16700	\N	404.79107666015625
squared error, monotone	16750	\N	6555.2470703125
squared error, monotone	16800	\N	6439.25634765625
squared error, monotone	16850	\N	6828.83251953125
squared error, monotone	16900	\N	7753.02880859375
squared error, monotone	16950	\N	8702.6728515625
squared error, monotone	17000	\N	6828.83251953125
squared error, monotone	17050	\N	815.7149658203125
squared error, monotone	17100	\N	6463.8916015625
squared error, monotone	17150	\N	6439.25634765625
squared error, monotone	17200	\N	6269.19140625
squared error, monotone	17250	\N	7000.5615234375
squared error, monotone	17300	\N	6712.1162109375
squared error, monotone	17350	\N	6863.80322265625
squared error, monotone	17400	\N	660.9898681640625
squared error, monotone	17450	\N	6712.4892578125
squared error, monotone	17500	\N	7638.529296875
squared error, monotone	17550	\N	6555.2470703125
squared error, monotone	17600	\N	6597.98974609375
squared error, monotone	17650	\N	6350.0859375
squared error, monotone	17700	\N	7854.0517578125
squared error, monotone	17750	\N	6966.77294921875
squared error, monotone	17800	\N	6422.81005859375
squared error, monotone	17850	\N	6724.02392578125
squared error, monotone	17900	\N	6863.80322265625
squared error, monotone	17950	\N	9643.69921875
squared error, monotone	18000	\N	6269.19140625
squared error, monotone	18050	\N	768.1381225585938
squared error, monotone	18100	\N	6729.58642578125
squared error, monotone	18150	\N	7886.5048828125
squared error, monotone	18200	\N	7226.30322265625
squared error, monotone	18250	\N	8204.91015625
squared error, monotone	18300	\N	8702.6728515625
squared error, monotone	18350	\N	6422.81005859375
squared error, monotone	18400	\N	6196.46728515625
squared error, monotone	18450	\N	8121.234375
squared error, monotone	18500	\N	7722.6767578125
squared error, monotone	18550	\N	6241.40966796875
squared error, monotone	18600	\N	7111.7861328125
squared error, monotone	18650	\N	6066.4140625
squared error, monotone	18700	\N	865.7969360351562
squared error, monotone	18750	\N	10245.7177734375
squared error, monotone	18800	\N	8511.302734375
squared error, monotone	18850	\N	7590.64208984375
squared error, monotone	18900	\N	7056.7412109375
squared error, monotone	18950	\N	7056.7412109375
squared error, monotone	19000	\N	7638.529296875
squared error, monotone	19050	\N	867.669189453125
squared error, monotone	19100	\N	8411.5673828125
squared error, monotone	19150	\N	8866.6806640625
squared error, monotone	19200	\N	7854.0517578125
squared error, monotone	19250	\N	7333.89208984375
squared error, monotone	19300	\N	7102.39453125
squared error, monotone	19350	\N	7721.1435546875
squared error, monotone	19400	\N	8776.1455078125
squared error, monotone	19450	\N	8204.91015625
squared error, monotone	19500	\N	7056.7412109375
squared error, monotone	19550	\N	7186.5107421875
squared error, monotone	19600	\N	8159.39892578125
squared error, monotone	19650	\N	7333.89208984375
squared error, monotone	19700	\N	328.1492919921875
squared error, monotone	19750	\N	6828.83251953125
squared error, monotone	19800	\N	9484.2900390625
squared error, monotone	19850	\N	8234.390625
squared error, monotone	19900	\N	8803.927734375
squared error, monotone	19950	\N	9063.7939453125
squared error, monotone	20000	\N	9445.77734375
squared error, monotone	20050	\N	729.8540649414062
squared error, monotone	20100	\N	8742.888671875
squared error, monotone	20150	\N	8946.259765625
squared error, monotone	20200	\N	13472.3232421875
squared error, monotone	20250	\N	12384.1669921875
squared error, monotone	20300	\N	8946.259765625
squared error, monotone	20350	\N	9070.5751953125
squared error, monotone	20400	\N	810.3355102539062
squared error, monotone	20450	\N	8803.927734375
squared error, monotone	20500	\N	10048.1884765625
squared error, monotone	20550	\N	7031.36181640625
squared error, monotone	20600	\N	9492.0263671875
squared error, monotone	20650	\N	8039.83740234375
squared error, monotone	20700	\N	10563.775390625
squared error, monotone	20750	\N	7539.78857421875
squared error, monotone	20800	\N	9096.03515625
squared error, monotone	20850	\N	9445.77734375
squared error, monotone	20900	\N	9335.9990234375
squared error, monotone	20950	\N	9575.447265625
squared error, monotone	21000	\N	8788.685546875
squared error, monotone	21050	\N	810.3355102539062
squared error, monotone	21100	\N	7476.17333984375
squared error, monotone	21150	\N	9800.25
squared error, monotone	21200	\N	8348.8896484375
squared error, monotone	21250	\N	9473.3310546875
squared error, monotone	21300	\N	7881.08544921875
squared error, monotone	21350	\N	8640.76171875
squared error, monotone	21400	\N	9728.73046875
squared error, monotone	21450	\N	8039.83740234375
squared error, monotone	21500	\N	9287.5927734375
squared error, monotone	21550	\N	13532.9228515625
squared error, monotone	21600	\N	9484.2900390625
squared error, monotone	21650	\N	12746.9814453125
squared error, monotone	21700	\N	699.168212890625
squared error, monotone	21750	\N	9890.662109375
squared error, monotone	21800	\N	9838.919921875
squared error, monotone	21850	\N	10423.81640625
squared error, monotone	21900	\N	9838.919921875
squared error, monotone	21950	\N	10087.6513671875
squared error, monotone	22000	\N	9728.5537109375
squared error, monotone	22050	\N	489.8332214355469
squared error, monotone	22100	\N	8957.546875
squared error, monotone	22150	\N	14507.1806640625
squared error, monotone	22200	\N	9598.7890625
squared error, monotone	22250	\N	10717.39453125
squared error, monotone	22300	\N	10005.1611328125
squared error, monotone	22350	\N	14152.53125
squared error, monotone	22400	\N	10811.0615234375
squared error, monotone	22450	\N	11496.9111328125
squared error, monotone	22500	\N	8957.546875
squared error, monotone	22550	\N	10580.904296875
squared error, monotone	22600	\N	9386.6142578125
squared error, monotone	22650	\N	8135.6533203125
squared error, monotone	22700	\N	516.8711547851562
squared error, monotone	22750	\N	10932.75
squared error, monotone	22800	\N	10427.873046875
squared error, monotone	22850	\N	10667.62109375
squared error, monotone	22900	\N	11061.2421875
squared error, monotone	22950	\N	13047.447265625
squared error, monotone	23000	\N	8863.41015625
squared error, monotone	23050	\N	9501.11328125
squared error, monotone	23100	\N	10075.970703125
squared error, monotone	23150	\N	10087.6513671875
squared error, monotone	23200	\N	11042.244140625
squared error, monotone	23250	\N	11456.2470703125
squared error, monotone	23300	\N	11265.3115234375
squared error, monotone	23350	\N	476.95367431640625
squared error, monotone	23400	\N	882.2130737304688
squared error, monotone	23450	\N	11265.3115234375
squared error, monotone	23500	\N	11731.712890625
squared error, monotone	23550	\N	10227.39453125
squared error, monotone	23600	\N	11742.181640625
squared error, monotone	23650	\N	12797.56640625
squared error, monotone	23700	\N	9428.2529296875
squared error, monotone	23750	\N	13971.279296875
squared error, monotone	23800	\N	11513.650390625
squared error, monotone	23850	\N	14647.8916015625
squared error, monotone	23900	\N	9501.11328125
squared error, monotone	23950	\N	13858.908203125
squared error, monotone	24000	\N	13041.91796875
squared error, monotone	24050	\N	649.801513671875
squared error, monotone	24100	\N	10510.34765625
squared error, monotone	24150	\N	10227.39453125
squared error, monotone	24200	\N	10227.39453125
squared error, monotone	24250	\N	12487.5751953125
squared error, monotone	24300	\N	13227.884765625
squared error, monotone	24350	\N	10864.8203125
squared error, monotone	24400	\N	11027.3349609375
squared error, monotone	24450	\N	12134.3369140625
squared error, monotone	24500	\N	14055.3359375
squared error, monotone	24550	\N	14696.611328125
squared error, monotone	24600	\N	10471.5634765625
squared error, monotone	24650	\N	11352.876953125
squared error, monotone	24700	\N	719.2454223632812
squared error, monotone	24750	\N	12798.876953125
squared error, monotone	24800	\N	13985.14453125
squared error, monotone	24850	\N	13965.4873046875
squared error, monotone	24900	\N	11377.162109375
squared error, monotone	24950	\N	13385.5859375
squared error, monotone	25000	\N	12927.4189453125
squared error, monotone	25050	\N	240.46017456054688
squared error, monotone	25100	\N	13401.7060546875
squared error, monotone	25150	\N	12774.763671875
squared error, monotone	25200	\N	15044.806640625
squared error, monotone	25250	\N	11343.373046875
squared error, monotone	25300	\N	13582.357421875
squared error, monotone	25350	\N	15009.240234375
squared error, monotone	25400	\N	13613.5849609375
squared error, monotone	25450	\N	13965.4873046875
squared error, monotone	25500	\N	13227.884765625
squared error, monotone	25550	\N	14423.5244140625
squared error, monotone	25600	\N	14624.212890625
squared error, monotone	25650	\N	15653.8896484375
squared error, monotone	25700	\N	893.2245483398438
squared error, monotone	25750	\N	15705.744140625
squared error, monotone	25800	\N	15009.240234375
squared error, monotone	25850	\N	15594.8017578125
squared error, monotone	25900	\N	15473.2509765625
squared error, monotone	25950	\N	15660.8359375
squared error, monotone	26000	\N	13988.3056640625
squared error, monotone	26050	\N	13799.55078125
squared error, monotone	26100	\N	14424.8857421875
squared error, monotone	26150	\N	14728.455078125
squared error, monotone	26200	\N	14436.9765625
squared error, monotone	26250	\N	15218.6474609375
squared error, monotone	26300	\N	16057.1640625
squared error, monotone	26350	\N	724.6248779296875
squared error, monotone	26400	\N	16159.7802734375
squared error, monotone	26450	\N	14264.1806640625
squared error, monotone	26500	\N	14507.1806640625
squared error, monotone	26550	\N	10286.298828125
squared error, monotone	26600	\N	15594.8017578125
squared error, monotone	26650	\N	15203.8984375
squared error, monotone	26700	\N	507.7566223144531
squared error, monotone	26750	\N	15436.6982421875
squared error, monotone	26800	\N	13227.884765625
squared error, monotone	26850	\N	15571.2333984375
squared error, monotone	26900	\N	16202.01171875
squared error, monotone	26950	\N	15622.947265625
squared error, monotone	27000	\N	16196.634765625
squared error, monotone	27050	\N	554.2657470703125
squared error, monotone	27100	\N	14436.9765625
squared error, monotone	27150	\N	16112.6298828125
squared error, monotone	27200	\N	15622.947265625
squared error, monotone	27250	\N	15692.5615234375
squared error, monotone	27300	\N	15728.1279296875
squared error, monotone	27350	\N	12367.6318359375
squared error, monotone	27400	\N	16068.013671875
squared error, monotone	27450	\N	15610.5390625
squared error, monotone	27500	\N	16461.46484375
squared error, monotone	27550	\N	15526.6171875
squared error, monotone	27600	\N	16202.01171875
squared error, monotone	27650	\N	17038.494140625
squared error, monotone	27700	\N	660.9898681640625
squared error, monotone	27750	\N	17381.732421875
squared error, monotone	27800	\N	768.1381225585938
squared error, monotone	27850	\N	810.3355102539062
squared error, monotone	27900	\N	712.796142578125
squared error, monotone	27950	\N	569.8997802734375
squared error, monotone	28000	\N	773.8407592773438
squared error, monotone	28050	\N	718.9222412109375
squared error, monotone	28100	\N	569.8997802734375
squared error, monotone	28150	\N	881.6332397460938
squared error, monotone	28200	\N	649.801513671875
squared error, monotone	28250	\N	815.7149658203125
squared error, monotone	28300	\N	404.79107666015625
squared error, monotone	28350	\N	724.6248779296875
squared error, monotone	28400	\N	933.1678466796875
squared error, monotone	28450	\N	925.7290649414062
squared error, monotone	28500	\N	825.8114013671875
squared error, monotone	28550	\N	649.5624389648438
squared error, monotone	28600	\N	787.9332275390625
squared error, monotone	28650	\N	555.8624267578125
squared error, monotone	28700	\N	691.49462890625
squared error, monotone	28750	\N	825.8114013671875
squared error, monotone	28800	\N	652.2528686523438
squared error, monotone	28850	\N	865.7969360351562
squared error, monotone	28900	\N	881.6332397460938
squared error, monotone	28950	\N	790.5431518554688
squared error, monotone	29000	\N	815.7149658203125
squared error, monotone	29050	\N	768.1381225585938
squared error, monotone	29100	\N	674.7342529296875
squared error, monotone	29150	\N	699.168212890625
squared error, monotone	29200	\N	798.1942138671875
squared error, monotone	29250	\N	810.0123291015625
squared error, monotone	29300	\N	646.9525146484375
squared error, monotone	29350	\N	787.9332275390625
squared error, monotone	29400	\N	825.8114013671875
squared error, monotone	29450	\N	671.0863037109375
squared error, monotone	29500	\N	825.8114013671875
squared error, monotone	29550	\N	948.13134765625
squared error, monotone	29600	\N	857.041259765625
squared error, monotone	29650	\N	883.9519653320312
squared error, monotone	29700	\N	881.6332397460938
squared error, monotone	29750	\N	883.9519653320312
squared error, monotone	29800	\N	744.2020874023438
squared error, monotone	29850	\N	853.893310546875
squared error, monotone	29900	\N	898.9271850585938
squared error, monotone	29950	\N	476.95367431640625
squared error, monotone	30000	\N	765.8524780273438
squared error, monotone	30050	\N	788.2999877929688
squared error, monotone	30100	\N	744.417236328125
squared error, monotone	30150	\N	619.1156616210938
squared error, monotone	30200	\N	825.2363891601562
squared error, monotone	30250	\N	701.46875
squared error, monotone	30300	\N	615.5608520507812
squared error, monotone	30350	\N	859.047119140625
squared error, monotone	30400	\N	881.6332397460938
squared error, monotone	30450	\N	41.72937774658203
squared error, monotone	30500	\N	699.168212890625
squared error, monotone	30550	\N	853.893310546875
squared error, monotone	30600	\N	898.9271850585938
squared error, monotone	30650	\N	802.2254638671875
squared error, monotone	30700	\N	763.3412475585938
squared error, monotone	30750	\N	882.2130737304688
squared error, monotone	30800	\N	853.893310546875
squared error, monotone	30850	\N	653.3271484375
squared error, monotone	30900	\N	939.0996704101562
squared error, monotone	30950	\N	498.6020202636719
squared error, monotone	31000	\N	985.1384887695312
squared error, monotone	31050	\N	868.1437377929688
squared error, monotone	31100	\N	881.6332397460938
squared error, monotone	31150	\N	809.8312377929688
squared error, monotone	31200	\N	649.5624389648438
squared error, monotone	31250	\N	868.1437377929688
squared error, monotone	31300	\N	853.893310546875
squared error, monotone	31350	\N	825.8114013671875
squared error, monotone	31400	\N	881.6332397460938
squared error, monotone	31450	\N	579.0543823242188
squared error, monotone	31500	\N	787.9332275390625
squared error, monotone	31550	\N	919.6398315429688
squared error, monotone	31600	\N	760.9614868164062
squared error, monotone	31650	\N	708.9908447265625
squared error, monotone	31700	\N	718.9222412109375
squared error, monotone	31750	\N	848.190673828125
squared error, monotone	31800	\N	941.9846801757812
squared error, monotone	31850	\N	815.7149658203125
squared error, monotone	31900	\N	815.7149658203125
squared error, monotone	31950	\N	815.7149658203125
squared error, monotone	32000	\N	909.5433959960938
squared error, monotone	32050	\N	914.2029418945312
squared error, monotone	32100	\N	825.8114013671875
squared error, monotone	32150	\N	924.0501708984375
squared error, monotone	32200	\N	768.1381225585938
squared error, monotone	32250	\N	910.9326171875
squared error, monotone	32300	\N	542.445068359375
squared error, monotone	32350	\N	985.1384887695312
squared error, monotone	32400	\N	868.1437377929688
squared error, monotone	32450	\N	911.0177612304688
squared error, monotone	32500	\N	724.6248779296875
squared error, monotone	32550	\N	879.0314331054688
squared error, monotone	32600	\N	853.893310546875
squared error, monotone	32650	\N	719.2454223632812
squared error, monotone	32700	\N	815.7149658203125
squared error, monotone	32750	\N	975.0420532226562
squared error, monotone	32800	\N	985.1384887695312
squared error, monotone	32850	\N	791.1229858398438
squared error, monotone	32900	\N	707.1041259765625
squared error, monotone	32950	\N	750.8650512695312
squared error, monotone	33000	\N	701.7721557617188
squared error, monotone	33050	\N	909.5433959960938
squared error, monotone	33100	\N	1090.086669921875
squared error, monotone	33150	\N	790.5431518554688
squared error, monotone	33200	\N	790.5431518554688
squared error, monotone	33250	\N	941.9846801757812
squared error, monotone	33300	\N	660.9898681640625
squared error, monotone	33350	\N	1016.63818359375
squared error, monotone	33400	\N	802.2254638671875
squared error, monotone	33450	\N	815.7149658203125
squared error, monotone	33500	\N	815.7149658203125
squared error, monotone	33550	\N	818.4533081054688
squared error, monotone	33600	\N	925.7290649414062
squared error, monotone	33650	\N	980.3819580078125
squared error, monotone	33700	\N	881.6332397460938
squared error, monotone	33750	\N	909.5433959960938
squared error, monotone	33800	\N	883.9519653320312
squared error, monotone	33850	\N	724.6248779296875
squared error, monotone	33900	\N	825.8114013671875
squared error, monotone	33950	\N	652.2528686523438
squared error, monotone	34000	\N	1016.63818359375
squared error, monotone	34050	\N	893.2245483398438
squared error, monotone	34100	\N	1058.2542724609375
squared error, monotone	34150	\N	810.3355102539062
squared error, monotone	34200	\N	815.7149658203125
squared error, monotone	34250	\N	788.4810791015625
squared error, monotone	34300	\N	928.3389892578125
squared error, monotone	34350	\N	798.1942138671875
squared error, monotone	34400	\N	910.9326171875
squared error, monotone	34450	\N	697.3909912109375
squared error, monotone	34500	\N	975.0420532226562
squared error, monotone	34550	\N	868.1437377929688
squared error, monotone	34600	\N	659.7749633789062
squared error, monotone	34650	\N	825.8114013671875
squared error, monotone	34700	\N	724.6248779296875
squared error, monotone	34750	\N	856.9425659179688
squared error, monotone	34800	\N	953.5108032226562
squared error, monotone	34850	\N	881.6332397460938
squared error, monotone	34900	\N	909.5433959960938
squared error, monotone	34950	\N	204.05897521972656
squared error, monotone	35000	\N	953.5108032226562
squared error, monotone	35050	\N	1019.4291381835938
squared error, monotone	35100	\N	1079.990234375
squared error, monotone	35150	\N	919.6398315429688
squared error, monotone	35200	\N	990.26611328125
squared error, monotone	35250	\N	919.6398315429688
squared error, monotone	35300	\N	625.54541015625
squared error, monotone	35350	\N	765.8524780273438
squared error, monotone	35400	\N	933.1678466796875
squared error, monotone	35450	\N	825.8114013671875
squared error, monotone	35500	\N	859.047119140625
squared error, monotone	35550	\N	857.041259765625
squared error, monotone	35600	\N	810.3355102539062
squared error, monotone	35650	\N	790.5431518554688
squared error, monotone	35700	\N	825.8114013671875
squared error, monotone	35750	\N	898.9271850585938
squared error, monotone	35800	\N	988.900146484375
squared error, monotone	35850	\N	919.6398315429688
squared error, monotone	35900	\N	982.23046875
squared error, monotone	35950	\N	660.9898681640625
squared error, monotone	36000	\N	1044.419921875
squared error, monotone	36050	\N	891.140380859375
squared error, monotone	36100	\N	991.4050903320312
squared error, monotone	36150	\N	773.8407592773438
squared error, monotone	36200	\N	911.0177612304688
squared error, monotone	36250	\N	1076.047607421875
squared error, monotone	36300	\N	569.8997802734375
squared error, monotone	36350	\N	1104.1295166015625
squared error, monotone	36400	\N	825.8114013671875
squared error, monotone	36450	\N	853.893310546875
squared error, monotone	36500	\N	834.6389770507812
squared error, monotone	36550	\N	768.1381225585938
squared error, monotone	36600	\N	909.5433959960938
squared error, monotone	36650	\N	859.047119140625
squared error, monotone	36700	\N	877.8258666992188
squared error, monotone	36750	\N	909.5433959960938
squared error, monotone	36800	\N	773.8407592773438
squared error, monotone	36850	\N	883.9519653320312
squared error, monotone	36900	\N	1024.076904296875
squared error, monotone	36950	\N	553.0449829101562
squared error, monotone	37000	\N	953.3297119140625
squared error, monotone	37050	\N	1038.115966796875
squared error, monotone	37100	\N	911.0177612304688
squared error, monotone	37150	\N	825.8114013671875
squared error, monotone	37200	\N	943.744140625
squared error, monotone	37250	\N	1184.742919921875
squared error, monotone	37300	\N	853.893310546875
squared error, monotone	37350	\N	928.3389892578125
squared error, monotone	37400	\N	1139.7091064453125
squared error, monotone	37450	\N	982.23046875
squared error, monotone	37500	\N	883.9519653320312
squared error, monotone	37550	\N	919.6398315429688
squared error, monotone	37600	\N	701.46875
squared error, monotone	37650	\N	1149.163330078125
squared error, monotone	37700	\N	1337.087646484375
squared error, monotone	37750	\N	1078.967041015625
squared error, monotone	37800	\N	1194.183349609375
squared error, monotone	37850	\N	773.8407592773438
squared error, monotone	37900	\N	1184.930419921875
squared error, monotone	37950	\N	708.9908447265625
squared error, monotone	38000	\N	1044.419921875
squared error, monotone	38050	\N	1252.561767578125
squared error, monotone	38100	\N	933.1678466796875
squared error, monotone	38150	\N	946.96484375
squared error, monotone	38200	\N	1294.43603515625
squared error, monotone	38250	\N	1013.2203979492188
squared error, monotone	38300	\N	853.893310546875
squared error, monotone	38350	\N	788.4810791015625
squared error, monotone	38400	\N	857.041259765625
squared error, monotone	38450	\N	1079.990234375
squared error, monotone	38500	\N	1078.967041015625
squared error, monotone	38550	\N	1437.387939453125
squared error, monotone	38600	\N	1199.7816162109375
squared error, monotone	38650	\N	911.0177612304688
squared error, monotone	38700	\N	933.1678466796875
squared error, monotone	38750	\N	1109.7218017578125
squared error, monotone	38800	\N	881.6332397460938
squared error, monotone	38850	\N	928.3389892578125
squared error, monotone	38900	\N	919.6398315429688
squared error, monotone	38950	\N	716.635498046875
squared error, monotone	39000	\N	1300.1513671875
squared error, monotone	39050	\N	1192.49755859375
squared error, monotone	39100	\N	991.4050903320312
squared error, monotone	39150	\N	1075.611083984375
squared error, monotone	39200	\N	984.133544921875
squared error, monotone	39250	\N	1184.930419921875
squared error, monotone	39300	\N	674.7342529296875
squared error, monotone	39350	\N	1229.0128173828125
squared error, monotone	39400	\N	1184.930419921875
squared error, monotone	39450	\N	1252.561767578125
squared error, monotone	39500	\N	1294.43603515625
squared error, monotone	39550	\N	881.6332397460938
squared error, monotone	39600	\N	919.6398315429688
squared error, monotone	39650	\N	946.96484375
squared error, monotone	39700	\N	948.13134765625
squared error, monotone	39750	\N	1221.429931640625
squared error, monotone	39800	\N	1139.7091064453125
squared error, monotone	39850	\N	1078.967041015625
squared error, monotone	39900	\N	1104.1295166015625
squared error, monotone	39950	\N	771.4200439453125
squared error, monotone	40000	\N	1065.951171875
squared error, monotone	40050	\N	933.1678466796875
squared error, monotone	40100	\N	881.6332397460938
squared error, monotone	40150	\N	1078.967041015625
squared error, monotone	40200	\N	1181.814697265625
squared error, monotone	40250	\N	1321.6826171875
squared error, monotone	40300	\N	862.4207153320312
squared error, monotone	40350	\N	1184.930419921875
squared error, monotone	40400	\N	980.3819580078125
squared error, monotone	40450	\N	1026.996337890625
squared error, monotone	40500	\N	1071.392822265625
squared error, monotone	40550	\N	985.1384887695312
squared error, monotone	40600	\N	-641.3707275390625
squared error, monotone	40650	\N	1304.532470703125
squared error, monotone	40700	\N	1078.967041015625
squared error, monotone	40750	\N	1068.87060546875
squared error, monotone	40800	\N	1234.371826171875
squared error, monotone	40850	\N	1384.0728759765625
squared error, monotone	40900	\N	1496.051513671875
squared error, monotone	40950	\N	476.0888366699219
squared error, monotone	41000	\N	1639.490966796875
squared error, monotone	41050	\N	1452.789306640625
squared error, monotone	41100	\N	1229.0128173828125
squared error, monotone	41150	\N	1391.241455078125
squared error, monotone	41200	\N	1079.990234375
squared error, monotone	41250	\N	1496.051513671875
squared error, monotone	41300	\N	985.1384887695312
squared error, monotone	41350	\N	1237.968017578125
squared error, monotone	41400	\N	1312.52001953125
squared error, monotone	41450	\N	1109.7218017578125
squared error, monotone	41500	\N	1075.611083984375
squared error, monotone	41550	\N	1184.930419921875
squared error, monotone	41600	\N	292.05267333984375
squared error, monotone	41650	\N	1007.5097045898438
squared error, monotone	41700	\N	1192.49755859375
squared error, monotone	41750	\N	1300.1513671875
squared error, monotone	41800	\N	933.1678466796875
squared error, monotone	41850	\N	1312.52001953125
squared error, monotone	41900	\N	1523.9407958984375
squared error, monotone	41950	\N	652.2528686523438
squared error, monotone	42000	\N	1104.1295166015625
squared error, monotone	42050	\N	1200.630859375
squared error, monotone	42100	\N	1244.46826171875
squared error, monotone	42150	\N	1412.772705078125
squared error, monotone	42200	\N	1411.3194580078125
squared error, monotone	42250	\N	1229.0128173828125
squared error, monotone	42300	\N	625.54541015625
squared error, monotone	42350	\N	1018.6317138671875
squared error, monotone	42400	\N	1227.87158203125
squared error, monotone	42450	\N	1838.792236328125
squared error, monotone	42500	\N	1310.94970703125
squared error, monotone	42550	\N	1391.241455078125
squared error, monotone	42600	\N	1347.18408203125
squared error, monotone	42650	\N	1530.27490234375
squared error, monotone	42700	\N	1206.34033203125
squared error, monotone	42750	\N	1574.77294921875
squared error, monotone	42800	\N	1370.8984375
squared error, monotone	42850	\N	1234.371826171875
squared error, monotone	42900	\N	1650.40625
squared error, monotone	42950	\N	200.6580810546875
squared error, monotone	43000	\N	1548.9022216796875
squared error, monotone	43050	\N	1522.55712890625
squared error, monotone	43100	\N	1534.9356689453125
squared error, monotone	43150	\N	1100.7904052734375
squared error, monotone	43200	\N	1370.8984375
squared error, monotone	43250	\N	1139.7091064453125
squared error, monotone	43300	\N	1338.166748046875
squared error, monotone	43350	\N	1404.220458984375
squared error, monotone	43400	\N	1432.8507080078125
squared error, monotone	43450	\N	1370.8984375
squared error, monotone	43500	\N	1824.96044921875
squared error, monotone	43550	\N	1522.55712890625
squared error, monotone	43600	\N	744.417236328125
squared error, monotone	43650	\N	1422.869140625
squared error, monotone	43700	\N	1306.263427734375
squared error, monotone	43750	\N	1422.869140625
squared error, monotone	43800	\N	1646.1036376953125
squared error, monotone	43850	\N	1639.490966796875
squared error, monotone	43900	\N	598.8467407226562
squared error, monotone	43950	\N	671.0863037109375
squared error, monotone	44000	\N	200.6580810546875
squared error, monotone	44050	\N	1608.666748046875
squared error, monotone	44100	\N	1685.94091796875
squared error, monotone	44150	\N	1826.343994140625
squared error, monotone	44200	\N	1522.55712890625
squared error, monotone	44250	\N	1477.5233154296875
squared error, monotone	44300	\N	1905.67431640625
squared error, monotone	44350	\N	1777.031005859375
squared error, monotone	44400	\N	1673.3017578125
squared error, monotone	44450	\N	1804.812744140625
squared error, monotone	44500	\N	1693.644775390625
squared error, monotone	44550	\N	1725.2724609375
squared error, monotone	44600	\N	1665.863037109375
squared error, monotone	44650	\N	624.3427124023438
squared error, monotone	44700	\N	1846.100341796875
squared error, monotone	44750	\N	1747.7021484375
squared error, monotone	44800	\N	1673.3017578125
squared error, monotone	44850	\N	1795.701416015625
squared error, monotone	44900	\N	1725.2724609375
squared error, monotone	44950	\N	1656.734619140625
squared error, monotone	45000	\N	441.2584533691406
squared error, monotone	45050	\N	1673.3017578125
squared error, monotone	45100	\N	1713.72265625
squared error, monotone	45150	\N	1624.0859375
squared error, monotone	45200	\N	1725.2724609375
squared error, monotone	45250	\N	1350.244140625
squared error, monotone	45300	\N	1673.3017578125
squared error, monotone	45350	\N	1777.031005859375
squared error, monotone	45400	\N	2125.529052734375
squared error, monotone	45450	\N	1918.7799072265625
squared error, monotone	45500	\N	1826.343994140625
squared error, monotone	45550	\N	1477.5233154296875
squared error, monotone	45600	\N	1502.4095458984375
squared error, monotone	45650	\N	787.9332275390625
squared error, monotone	45700	\N	1914.9879150390625
squared error, monotone	45750	\N	1826.343994140625
squared error, monotone	45800	\N	1602.5546875
squared error, monotone	45850	\N	2199.287841796875
squared error, monotone	45900	\N	1477.5233154296875
squared error, monotone	45950	\N	1826.343994140625
squared error, monotone	46000	\N	1652.9693603515625
squared error, monotone	46050	\N	1715.176025390625
squared error, monotone	46100	\N	1602.5546875
squared error, monotone	46150	\N	1602.5546875
squared error, monotone	46200	\N	690.0156860351562
squared error, monotone	46250	\N	1477.5233154296875
squared error, monotone	46300	\N	696.8431396484375
squared error, monotone	46350	\N	1726.09130859375
squared error, monotone	46400	\N	1997.5013427734375
squared error, monotone	46450	\N	818.4365844726562
squared error, monotone	46500	\N	1078.967041015625
squared error, monotone	46550	\N	1725.2724609375
squared error, monotone	46600	\N	1667.2388916015625
squared error, monotone	46650	\N	668.7322998046875
squared error, monotone	46700	\N	1909.52294921875
squared error, monotone	46750	\N	1812.60009765625
squared error, monotone	46800	\N	2127.786865234375
squared error, monotone	46850	\N	1715.176025390625
squared error, monotone	46900	\N	1667.2388916015625
squared error, monotone	46950	\N	2000.1385498046875
squared error, monotone	47000	\N	1869.2108154296875
squared error, monotone	47050	\N	1826.343994140625
squared error, monotone	47100	\N	1769.094482421875
squared error, monotone	47150	\N	2332.20166015625
squared error, monotone	47200	\N	1997.5013427734375
squared error, monotone	47250	\N	1873.15478515625
squared error, monotone	47300	\N	385.8636169433594
squared error, monotone	47350	\N	1779.9266357421875
squared error, monotone	47400	\N	1969.64208984375
squared error, monotone	47450	\N	1779.9266357421875
squared error, monotone	47500	\N	1901.826171875
squared error, monotone	47550	\N	1715.176025390625
squared error, monotone	47600	\N	1997.5013427734375
squared error, monotone	47650	\N	743.3429565429688
squared error, monotone	47700	\N	1863.0172119140625
squared error, monotone	47750	\N	2014.6759033203125
squared error, monotone	47800	\N	1901.826171875
squared error, monotone	47850	\N	1673.3017578125
squared error, monotone	47900	\N	2204.25048828125
squared error, monotone	47950	\N	1326.637451171875
squared error, monotone	48000	\N	744.2020874023438
squared error, monotone	48050	\N	1450.00341796875
squared error, monotone	48100	\N	2012.2991943359375
squared error, monotone	48150	\N	1997.5013427734375
squared error, monotone	48200	\N	2014.6759033203125
squared error, monotone	48250	\N	1905.67431640625
squared error, monotone	48300	\N	1824.96044921875
squared error, monotone	48350	\N	2204.25048828125
squared error, monotone	48400	\N	1914.9879150390625
squared error, monotone	48450	\N	1914.9879150390625
squared error, monotone	48500	\N	2099.316650390625
squared error, monotone	48550	\N	1957.64501953125
squared error, monotone	48600	\N	1914.9879150390625
squared error, monotone	48650	\N	531.7344970703125
squared error, monotone	48700	\N	2000.1385498046875
squared error, monotone	48750	\N	2204.25048828125
squared error, monotone	48800	\N	2204.25048828125
squared error, monotone	48850	\N	1920.12109375
squared error, monotone	48900	\N	2431.677734375
squared error, monotone	48950	\N	1281.442138671875
squared error, monotone	49000	\N	2286.041748046875
squared error, monotone	49050	\N	2053.48388671875
squared error, monotone	49100	\N	2064.8564453125
squared error, monotone	49150	\N	1914.9879150390625
squared error, monotone	49200	\N	2053.48388671875
squared error, monotone	49250	\N	2477.704345703125
squared error, monotone	49300	\N	380.2193908691406
squared error, monotone	49350	\N	1554.3369140625
squared error, monotone	49400	\N	2102.69970703125
squared error, monotone	49450	\N	2247.322021484375
squared error, monotone	49500	\N	1826.343994140625
squared error, monotone	49550	\N	1804.812744140625
squared error, monotone	49600	\N	2127.786865234375
squared error, monotone	49650	\N	498.6020202636719
squared error, monotone	49700	\N	1925.8641357421875
squared error, monotone	49750	\N	1957.64501953125
squared error, monotone	49800	\N	1538.736328125
squared error, monotone	49850	\N	1969.64208984375
squared error, monotone	49900	\N	2493.623291015625
squared error, monotone	49950	\N	2140.541259765625
squared error, monotone	50000	\N	2125.529052734375
squared error, monotone	50050	\N	2389.195068359375
squared error, monotone	50100	\N	2139.685302734375
squared error, monotone	50150	\N	2276.7841796875
squared error, monotone	50200	\N	2089.42529296875
squared error, monotone	50250	\N	2127.786865234375
squared error, monotone	50300	\N	197.94180297851562
squared error, monotone	50350	\N	1715.176025390625
squared error, monotone	50400	\N	2529.862060546875
squared error, monotone	50450	\N	2321.559814453125
squared error, monotone	50500	\N	2387.989013671875
squared error, monotone	50550	\N	2218.406494140625
squared error, monotone	50600	\N	2402.04638671875
squared error, monotone	50650	\N	773.8407592773438
squared error, monotone	50700	\N	2610.777587890625
squared error, monotone	50750	\N	2300.498779296875
squared error, monotone	50800	\N	2300.498779296875
squared error, monotone	50850	\N	2309.44873046875
squared error, monotone	50900	\N	1826.343994140625
squared error, monotone	50950	\N	1824.96044921875
squared error, monotone	51000	\N	750.12646484375
squared error, monotone	51050	\N	2330.966552734375
squared error, monotone	51100	\N	1777.031005859375
squared error, monotone	51150	\N	2127.786865234375
squared error, monotone	51200	\N	2309.52783203125
squared error, monotone	51250	\N	2561.906982421875
squared error, monotone	51300	\N	2719.993408203125
squared error, monotone	51350	\N	2415.7705078125
squared error, monotone	51400	\N	2704.588623046875
squared error, monotone	51450	\N	1735.25390625
squared error, monotone	51500	\N	2321.559814453125
squared error, monotone	51550	\N	1997.5013427734375
squared error, monotone	51600	\N	2744.3701171875
squared error, monotone	51650	\N	624.3427124023438
squared error, monotone	51700	\N	2704.588623046875
squared error, monotone	51750	\N	2137.193603515625
squared error, monotone	51800	\N	2713.5654296875
squared error, monotone	51850	\N	2321.559814453125
squared error, monotone	51900	\N	2415.7705078125
squared error, monotone	51950	\N	2494.271728515625
squared error, monotone	52000	\N	2228.01904296875
squared error, monotone	52050	\N	2426.708740234375
squared error, monotone	52100	\N	2473.93603515625
squared error, monotone	52150	\N	2139.685302734375
squared error, monotone	52200	\N	2494.271728515625
squared error, monotone	52250	\N	2426.708740234375
squared error, monotone	52300	\N	924.0501708984375
squared error, monotone	52350	\N	2400.950439453125
squared error, monotone	52400	\N	2755.679931640625
squared error, monotone	52450	\N	2431.677734375
squared error, monotone	52500	\N	2415.7705078125
squared error, monotone	52550	\N	2361.41943359375
squared error, monotone	52600	\N	2595.8193359375
squared error, monotone	52650	\N	701.46875
squared error, monotone	52700	\N	2708.414794921875
squared error, monotone	52750	\N	2574.429931640625
squared error, monotone	52800	\N	2494.271728515625
squared error, monotone	52850	\N	2494.271728515625
squared error, monotone	52900	\N	2389.195068359375
squared error, monotone	52950	\N	2541.617431640625
squared error, monotone	53000	\N	2812.66552734375
squared error, monotone	53050	\N	2853.5859375
squared error, monotone	53100	\N	2387.989013671875
squared error, monotone	53150	\N	2529.862060546875
squared error, monotone	53200	\N	2960.416259765625
squared error, monotone	53250	\N	2755.679931640625
squared error, monotone	53300	\N	699.168212890625
squared error, monotone	53350	\N	2321.559814453125
squared error, monotone	53400	\N	2857.2275390625
squared error, monotone	53450	\N	2154.67041015625
squared error, monotone	53500	\N	2582.968017578125
squared error, monotone	53550	\N	2188.967041015625
squared error, monotone	53600	\N	2984.19091796875
squared error, monotone	53650	\N	2749.025146484375
squared error, monotone	53700	\N	2188.967041015625
squared error, monotone	53750	\N	2600.126220703125
squared error, monotone	53800	\N	3423.613525390625
squared error, monotone	53850	\N	1969.64208984375
squared error, monotone	53900	\N	3137.6455078125
squared error, lossguide	50	\N	548.7013549804688
squared error, lossguide	100	\N	2583.810791015625
squared error, lossguide	150	\N	2692.487548828125
squared error, lossguide	200	\N	2536.39208984375
squared error, lossguide	250	\N	2692.487548828125
squared error, lossguide	300	\N	2719.5986328125
squared error, lossguide	350	\N	2707.45166015625
squared error, lossguide	400	\N	639.1740112304688
squared error, lossguide	450	\N	3457.722412109375
squared error, lossguide	500	\N	2889.201416015625
squared error, lossguide	550	\N	2723.416748046875
squared error, lossguide	600	\N	2556.50732421875
squared error, lossguide	650	\N	2827.151611328125
squared error, lossguide	700	\N	2542.44580078125
squared error, lossguide	750	\N	621.3399047851562
squared error, lossguide	800	\N	2733.566650390625
squared error, lossguide	850	\N	2035.3492431640625
squared error, lossguide	900	\N	3750.79931640625
squared error, lossguide	950	\N	2571.660400390625
squared error, lossguide	1000	\N	3764.889404296875
squared error, lossguide	1050	\N	2829.004638671875
squared error, lossguide	1100	\N	2862.290771484375
squared error, lossguide	1150	\N	2757.2431640625
squared error, lossguide	1200	\N	2616.476806640625
squared error, lossguide	1250	\N	2801.733154296875
squared error, lossguide	1300	\N	2877.06591796875
squared error, lossguide	1350	\N	3121.813232421875
squared error, lossguide	1400	\N	745.8436279296875
squared error, lossguide	1450	\N	3314.624755859375
squared error, lossguide	1500	\N	3043.755615234375
squared error, lossguide	1550	\N	3037.9638671875
squared error, lossguide	1600	\N	2213.017822265625
squared error, lossguide	1650	\N	4285.5732421875
squared error, lossguide	1700	\N	3211.39306640625
squared error, lossguide	1750	\N	2782.96142578125
squared error, lossguide	1800	\N	2883.167724609375
squared error, lossguide	1850	\N	2746.9638671875
squared error, lossguide	1900	\N	3211.39306640625
squared error, lossguide	1950	\N	2795.154541015625
squared error, lossguide	2000	\N	3476.9208984375
squared error, lossguide	2050	\N	722.8963012695312
squared error, lossguide	2100	\N	3794.974853515625
squared error, lossguide	2150	\N	2709.49755859375
squared error, lossguide	2200	\N	2561.384521484375
squared error, lossguide	2250	\N	3310.642822265625
squared error, lossguide	2300	\N	3307.146240234375
squared error, lossguide	2350	\N	2558.32470703125
squared error, lossguide	2400	\N	745.8436279296875
squared error, lossguide	2450	\N	2862.101806640625
squared error, lossguide	2500	\N	3371.14404296875
squared error, lossguide	2550	\N	4012.65869140625
squared error, lossguide	2600	\N	2862.101806640625
squared error, lossguide	2650	\N	3380.359130859375
squared error, lossguide	2700	\N	3016.95654296875
squared error, lossguide	2750	\N	2801.733154296875
squared error, lossguide	2800	\N	2816.05859375
squared error, lossguide	2850	\N	3914.9755859375
squared error, lossguide	2900	\N	3590.246337890625
squared error, lossguide	2950	\N	3304.034912109375
squared error, lossguide	3000	\N	3307.146240234375
squared error, lossguide	3050	\N	794.3033447265625
squared error, lossguide	3100	\N	2251.71435546875
squared error, lossguide	3150	\N	3792.98046875
squared error, lossguide	3200	\N	3446.903076171875
squared error, lossguide	3250	\N	3451.169189453125
squared error, lossguide	3300	\N	3451.169189453125
squared error, lossguide	3350	\N	3811.097412109375
squared error, lossguide	3400	\N	588.5404052734375
squared error, lossguide	3450	\N	3566.51806640625
squared error, lossguide	3500	\N	4143.46337890625
squared error, lossguide	3550	\N	5300.65234375
squared error, lossguide	3600	\N	3100.936279296875
squared error, lossguide	3650	\N	3811.097412109375
squared error, lossguide	3700	\N	3792.98046875
squared error, lossguide	3750	\N	719.1182250976562
squared error, lossguide	3800	\N	3515.93359375
squared error, lossguide	3850	\N	3230.4111328125
squared error, lossguide	3900	\N	3568.869384765625
squared error, lossguide	3950	\N	4233.02880859375
squared error, lossguide	4000	\N	2877.06591796875
squared error, lossguide	4050	\N	3446.217529296875
squared error, lossguide	4100	\N	3227.590087890625
squared error, lossguide	4150	\N	3590.246337890625
squared error, lossguide	4200	\N	4285.5732421875
squared error, lossguide	4250	\N	3559.65966796875
squared error, lossguide	4300	\N	3304.034912109375
squared error, lossguide	4350	\N	3588.91259765625
squared error, lossguide	4400	\N	774.8456420898438
squared error, lossguide	4450	\N	3480.9716796875
squared error, lossguide	4500	\N	3576.66796875
squared error, lossguide	4550	\N	2930.031005859375
squared error, lossguide	4600	\N	4263.50732421875
squared error, lossguide	4650	\N	3763.339599609375
squared error, lossguide	4700	\N	5776.2197265625
squared error, lossguide	4750	\N	3288.232666015625
squared error, lossguide	4800	\N	3761.877685546875
squared error, lossguide	4850	\N	2816.05859375
squared error, lossguide	4900	\N	4317.9951171875
squared error, lossguide	4950	\N	4526.125
squared error, lossguide	5000	\N	3564.24951171875
squared error, lossguide	5050	\N	649.323974609375
squared error, lossguide	5100	\N	3646.10693359375
squared error, lossguide	5150	\N	3620.864013671875
squared error, lossguide	5200	\N	3656.776611328125
squared error, lossguide	5250	\N	4057.998046875
squared error, lossguide	5300	\N	4266.43798828125
squared error, lossguide	5350	\N	3601.4775390625
squared error, lossguide	5400	\N	674.2230834960938
squared error, lossguide	5450	\N	3634.653564453125
squared error, lossguide	5500	\N	3794.974853515625
squared error, lossguide	5550	\N	3515.93359375
squared error, lossguide	5600	\N	4379.46728515625
squared error, lossguide	5650	\N	3278.00390625
squared error, lossguide	5700	\N	4352.10986328125
squared error, lossguide	5750	\N	4516.57421875
squared error, lossguide	5800	\N	3264.606689453125
squared error, lossguide	5850	\N	4057.998046875
squared error, lossguide	5900	\N	4395.7138671875
squared error, lossguide	5950	\N	2567.21044921875
squared error, lossguide	6000	\N	4047.84814453125
squared error, lossguide	6050	\N	578.3904418945312
squared error, lossguide	6100	\N	3894.156005859375
squared error, lossguide	6150	\N	4314.00537109375
squared error, lossguide	6200	\N	3753.8798828125
squared error, lossguide	6250	\N	3775.49658203125
squared error, lossguide	6300	\N	4014.593017578125
squared error, lossguide	6350	\N	3655.17431640625
squared error, lossguide	6400	\N	4241.6728515625
squared error, lossguide	6450	\N	4104.9833984375
squared error, lossguide	6500	\N	4379.46728515625
squared error, lossguide	6550	\N	3949.879150390625
squared error, lossguide	6600	\N	4465.1142578125
squared error, lossguide	6650	\N	4006.49755859375
squared error, lossguide	6700	\N	392.66204833984375
squared error, lossguide	6750	\N	673.3865356445312
squared error, lossguide	6800	\N	3588.91259765625
squared error, lossguide	6850	\N	4506.42431640625
squared error, lossguide	6900	\N	3476.9208984375
squared error, lossguide	6950	\N	4855.6728515625
squared error, lossguide	7000	\N	4285.5732421875
squared error, lossguide	7050	\N	4286.560546875
squared error, lossguide	7100	\N	3278.00390625
squared error, lossguide	7150	\N	5938.703125
squared error, lossguide	7200	\N	4414.06103515625
squared error, lossguide	7250	\N	4006.15673828125
squared error, lossguide	7300	\N	4516.57421875
squared error, lossguide	7350	\N	3601.1494140625
squared error, lossguide	7400	\N	622.9913940429688
squared error, lossguide	7450	\N	4676.70166015625
squared error, lossguide	7500	\N	4020.956298828125
squared error, lossguide	7550	\N	4241.6728515625
squared error, lossguide	7600	\N	4295.72314453125
squared error, lossguide	7650	\N	4143.46337890625
squared error, lossguide	7700	\N	4055.794921875
squared error, lossguide	7750	\N	4494.71435546875
squared error, lossguide	7800	\N	5642.22119140625
squared error, lossguide	7850	\N	4221.09912109375
squared error, lossguide	7900	\N	4286.560546875
squared error, lossguide	7950	\N	3770.493408203125
squared error, lossguide	8000	\N	4251.82275390625
squared error, lossguide	8050	\N	817.2506713867188
squared error, lossguide	8100	\N	4662.76708984375
squared error, lossguide	8150	\N	4251.82275390625
squared error, lossguide	8200	\N	3977.444091796875
squared error, lossguide	8250	\N	4487.2265625
squared error, lossguide	8300	\N	4143.46337890625
squared error, lossguide	8350	\N	4516.57421875
squared error, lossguide	8400	\N	738.0494995117188
squared error, lossguide	8450	\N	4057.998046875
squared error, lossguide	8500	\N	4034.282958984375
squared error, lossguide	8550	\N	4226.072265625
squared error, lossguide	8600	\N	4047.97509765625
squared error, lossguide	8650	\N	4726.80224609375
squared error, lossguide	8700	\N	4275.52685546875
squared error, lossguide	8750	\N	4630.91845703125
squared error, lossguide	8800	\N	4227.88330078125
squared error, lossguide	8850	\N	4982.18115234375
squared error, lossguide	8900	\N	4690.94091796875
squared error, lossguide	8950	\N	4180.1826171875
squared error, lossguide	9000	\N	4112.3173828125
squared error, lossguide	9050	\N	687.4651489257812
squared error, lossguide	9100	\N	4251.82275390625
squared error, lossguide	9150	\N	4742.12451171875
squared error, lossguide	9200	\N	4502.42138671875
squared error, lossguide	9250	\N	4442.8759765625
squared error, lossguide	9300	\N	5426.68994140625
squared error, lossguide	9350	\N	4352.10986328125
squared error, lossguide	9400	\N	4295.72314453125
squared error, lossguide	9450	\N	4731.17578125
squared error, lossguide	9500	\N	4332.2998046875
squared error, lossguide	9550	\N	4516.57421875
squared error, lossguide	9600	\N	5657.8076171875
squared error, lossguide	9650	\N	5426.68994140625
squared error, lossguide	9700	\N	420.8681945800781
squared error, lossguide	9750	\N	4170.03271484375
squared error, lossguide	9800	\N	4347.4404296875
squared error, lossguide	9850	\N	4295.72314453125
squared error, lossguide	9900	\N	4180.1826171875
squared error, lossguide	9950	\N	5122.7568359375
squared error, lossguide	10000	\N	4790.677734375
squared error, lossguide	10050	\N	621.3399047851562
squared error, lossguide	10100	\N	6241.474609375
squared error, lossguide	10150	\N	4241.6728515625
squared error, lossguide	10200	\N	5052.02392578125
squared error, lossguide	10250	\N	4037.8251953125
squared error, lossguide	10300	\N	4709.798828125
squared error, lossguide	10350	\N	4165.94970703125
squared error, lossguide	10400	\N	711.631103515625
squared error, lossguide	10450	\N	4714.486328125
squared error, lossguide	10500	\N	4498.1484375
squared error, lossguide	10550	\N	4742.12451171875
squared error, lossguide	10600	\N	5554.375
squared error, lossguide	10650	\N	4373.22412109375
squared error, lossguide	10700	\N	4845.52294921875
squared error, lossguide	10750	\N	4676.70166015625
squared error, lossguide	10800	\N	4962.09716796875
squared error, lossguide	10850	\N	4644.845703125
squared error, lossguide	10900	\N	4451.0205078125
squared error, lossguide	10950	\N	4903.6240234375
squared error, lossguide	11000	\N	4684.88134765625
squared error, lossguide	11050	\N	684.8901977539062
squared error, lossguide	11100	\N	4641.23046875
squared error, lossguide	11150	\N	4527.52294921875
squared error, lossguide	11200	\N	3959.109375
squared error, lossguide	11250	\N	4719.46826171875
squared error, lossguide	11300	\N	5052.02392578125
squared error, lossguide	11350	\N	4401.587890625
squared error, lossguide	11400	\N	673.3865356445312
squared error, lossguide	11450	\N	4645.88232421875
squared error, lossguide	11500	\N	4855.6728515625
squared error, lossguide	11550	\N	5052.02392578125
squared error, lossguide	11600	\N	4903.6240234375
squared error, lossguide	11650	\N	5030.2421875
squared error, lossguide	11700	\N	5822.25732421875
squared error, lossguide	11750	\N	4641.8671875
squared error, lossguide	11800	\N	5273.63427734375
squared error, lossguide	11850	\N	7663.17822265625
squared error, lossguide	11900	\N	5406.89794921875
squared error, lossguide	11950	\N	5185.548828125
squared error, lossguide	12000	\N	4942.2958984375
squared error, lossguide	12050	\N	740.4140625
squared error, lossguide	12100	\N	5155.1884765625
squared error, lossguide	12150	\N	7322.396484375
squared error, lossguide	12200	\N	4867.8076171875
squared error, lossguide	12250	\N	5422.0205078125
squared error, lossguide	12300	\N	5052.02392578125
squared error, lossguide	12350	\N	5831.65087890625
squared error, lossguide	12400	\N	5572.72900390625
squared error, lossguide	12450	\N	5155.1884765625
squared error, lossguide	12500	\N	4709.798828125
squared error, lossguide	12550	\N	5655.5263671875
squared error, lossguide	12600	\N	4855.6728515625
squared error, lossguide	12650	\N	5675.318359375
squared error, lossguide	12700	\N	729.734619140625
squared error, lossguide	12750	\N	5141.4609375
squared error, lossguide	12800	\N	4870.52685546875
squared error, lossguide	12850	\N	5280.8603515625
squared error, lossguide	12900	\N	4266.1259765625
squared error, lossguide	12950	\N	4006.49755859375
squared error, lossguide	13000	\N	5173.39208984375
squared error, lossguide	13050	\N	760.996826171875
squared error, lossguide	13100	\N	5410.30029296875
squared error, lossguide	13150	\N	4683.837890625
squared error, lossguide	13200	\N	4855.6728515625
squared error, lossguide	13250	\N	4945.60400390625
squared error, lossguide	13300	\N	5400.34423828125
squared error, lossguide	13350	\N	5185.548828125
squared error, lossguide	13400	\N	727.8995361328125
squared error, lossguide	13450	\N	4709.798828125
squared error, lossguide	13500	\N	3607.62548828125
squared error, lossguide	13550	\N	5293.166015625
squared error, lossguide	13600	\N	5129.0048828125
squared error, lossguide	13650	\N	5085.748046875
squared error, lossguide	13700	\N	5780.22900390625
squared error, lossguide	13750	\N	6393.53564453125
squared error, lossguide	13800	\N	7193.19287109375
squared error, lossguide	13850	\N	5229.685546875
squared error, lossguide	13900	\N	5195.69873046875
squared error, lossguide	13950	\N	4746.77685546875
squared error, lossguide	14000	\N	5667.95751953125
squared error, lossguide	14050	\N	611.4877319335938
squared error, lossguide	14100	\N	5195.69873046875
squared error, lossguide	14150	\N	5636.345703125
squared error, lossguide	14200	\N	6360.55078125
squared error, lossguide	14250	\N	6921.35400390625
squared error, lossguide	14300	\N	6038.77734375
squared error, lossguide	14350	\N	6055.58642578125
squared error, lossguide	14400	\N	738.0494995117188
squared error, lossguide	14450	\N	6707.0966796875
squared error, lossguide	14500	\N	5590.82861328125
squared error, lossguide	14550	\N	7406.65771484375
squared error, lossguide	14600	\N	5938.703125
squared error, lossguide	14650	\N	9052.5517578125
squared error, lossguide	14700	\N	4845.52294921875
squared error, lossguide	14750	\N	7802.89208984375
squared error, lossguide	14800	\N	5648.16552734375
squared error, lossguide	14850	\N	6507.3466796875
squared error, lossguide	14900	\N	5958.91015625
squared error, lossguide	14950	\N	5030.2421875
squared error, lossguide	15000	\N	5984.98388671875
squared error, lossguide	15050	\N	707.8375244140625
squared error, lossguide	15100	\N	7285.13525390625
squared error, lossguide	15150	\N	5456.23095703125
squared error, lossguide	15200	\N	5423.431640625
squared error, lossguide	15250	\N	5860.8876953125
squared error, lossguide	15300	\N	5981.26708984375
squared error, lossguide	15350	\N	6411.13134765625
squared error, lossguide	15400	\N	5646.2861328125
squared error, lossguide	15450	\N	6650.27001953125
squared error, lossguide	15500	\N	8545.455078125
squared error, lossguide	15550	\N	6217.6884765625
squared error, lossguide	15600	\N	6370.70068359375
squared error, lossguide	15650	\N	6830.2421875
squared error, lossguide	15700	\N	744.7935791015625
squared error, lossguide	15750	\N	5326.39599609375
squared error, lossguide	15800	\N	7459.23828125
squared error, lossguide	15850	\N	8143.73291015625
squared error, lossguide	15900	\N	6324.7001953125
squared error, lossguide	15950	\N	6226.97998046875
squared error, lossguide	16000	\N	5316.13330078125
squared error, lossguide	16050	\N	640.2892456054688
squared error, lossguide	16100	\N	5958.009765625
squared error, lossguide	16150	\N	6704.328125
squared error, lossguide	16200	\N	5500.01318359375
squared error, lossguide	16250	\N	6217.6884765625
squared error, lossguide	16300	\N	6591.5517578125
squared error, lossguide	16350	\N	6360.55078125
squared error, lossguide	16400	\N	6183.22900390625
squared error, lossguide	16450	\N	5667.95751953125
squared error, lossguide	16500	\N	6095.28271484375
squared error, lossguide	16550	\N	6217.6884765625
squared error, lossguide	16600	\N	7115.736328125
squared error, lossguide	16650	\N	5670.4599609375
squared error, lossguide	16700	\N	604.3505859375
squared error, lossguide	16750	\N	6585.63427734375
squared error, lossguide	16800	\N	6120.765625
squared error, lossguide	16850	\N	6591.5517578125
squared error, lossguide	16900	\N	7727.65576171875
squared error, lossguide	16950	\N	7792.7421875
squared error, lossguide	17000	\N	6581.40185546875
squared error, lossguide	17050	\N	760.996826171875
squared error, lossguide	17100	\N	6283.23974609375
squared error, lossguide	17150	\N	6219.84423828125
squared error, lossguide	17200	\N	6395.9326171875
squared error, lossguide	17250	\N	6896.9658203125
squared error, lossguide	17300	\N	6659.8984375
squared error, lossguide	17350	\N	6660.419921875
squared error, lossguide	17400	\N	744.7283935546875
squared error, lossguide	17450	\N	7244.0048828125
squared error, lossguide	17500	\N	7409.775390625
squared error, lossguide	17550	\N	6595.7841796875
squared error, lossguide	17600	\N	6926.12451171875
squared error, lossguide	17650	\N	6501.109375
squared error, lossguide	17700	\N	7955.2255859375
squared error, lossguide	17750	\N	6856.83203125
squared error, lossguide	17800	\N	6723.962890625
squared error, lossguide	17850	\N	6516.90771484375
squared error, lossguide	17900	\N	6650.27001953125
squared error, lossguide	17950	\N	9175.2080078125
squared error, lossguide	18000	\N	6406.08251953125
squared error, lossguide	18050	\N	833.0610961914062
squared error, lossguide	18100	\N	6559.65869140625
squared error, lossguide	18150	\N	8148.82470703125
squared error, lossguide	18200	\N	7207.4892578125
squared error, lossguide	18250	\N	8631.166015625
squared error, lossguide	18300	\N	7792.7421875
squared error, lossguide	18350	\N	6621.61376953125
squared error, lossguide	18400	\N	6173.0791015625
squared error, lossguide	18450	\N	7418.06396484375
squared error, lossguide	18500	\N	7471.5439453125
squared error, lossguide	18550	\N	6145.1484375
squared error, lossguide	18600	\N	7326.4072265625
squared error, lossguide	18650	\N	6413.443359375
squared error, lossguide	18700	\N	886.9996948242188
squared error, lossguide	18750	\N	10035.50390625
squared error, lossguide	18800	\N	8025.244140625
squared error, lossguide	18850	\N	7622.59326171875
squared error, lossguide	18900	\N	7020.65234375
squared error, lossguide	18950	\N	7020.65234375
squared error, lossguide	19000	\N	7409.775390625
squared error, lossguide	19050	\N	836.653076171875
squared error, lossguide	19100	\N	8911.02734375
squared error, lossguide	19150	\N	8178.5146484375
squared error, lossguide	19200	\N	7955.2255859375
squared error, lossguide	19250	\N	7467.890625
squared error, lossguide	19300	\N	7794.76611328125
squared error, lossguide	19350	\N	7399.62548828125
squared error, lossguide	19400	\N	8930.90625
squared error, lossguide	19450	\N	8733.515625
squared error, lossguide	19500	\N	7020.65234375
squared error, lossguide	19550	\N	7432.18359375
squared error, lossguide	19600	\N	8343.1259765625
squared error, lossguide	19650	\N	7467.890625
squared error, lossguide	19700	\N	455.69158935546875
squared error, lossguide	19750	\N	7011.88671875
squared error, lossguide	19800	\N	9303.943359375
squared error, lossguide	19850	\N	8288.8974609375
squared error, lossguide	19900	\N	9191.8408203125
squared error, lossguide	19950	\N	8496.3955078125
squared error, lossguide	20000	\N	9314.30078125
squared error, lossguide	20050	\N	770.3499145507812
squared error, lossguide	20100	\N	8920.755859375
squared error, lossguide	20150	\N	8184.1748046875
squared error, lossguide	20200	\N	12239.34765625
squared error, lossguide	20250	\N	12475.9453125
squared error, lossguide	20300	\N	8184.1748046875
squared error, lossguide	20350	\N	9588.654296875
squared error, lossguide	20400	\N	707.8375244140625
squared error, lossguide	20450	\N	9191.8408203125
squared error, lossguide	20500	\N	9493.5390625
squared error, lossguide	20550	\N	8276.005859375
squared error, lossguide	20600	\N	9300.1474609375
squared error, lossguide	20650	\N	8653.3837890625
squared error, lossguide	20700	\N	9966.015625
squared error, lossguide	20750	\N	7494.189453125
squared error, lossguide	20800	\N	9512.0927734375
squared error, lossguide	20850	\N	9144.5224609375
squared error, lossguide	20900	\N	8984.7919921875
squared error, lossguide	20950	\N	8698.58984375
squared error, lossguide	21000	\N	9818.6884765625
squared error, lossguide	21050	\N	707.8375244140625
squared error, lossguide	21100	\N	8265.7333984375
squared error, lossguide	21150	\N	9285.4208984375
squared error, lossguide	21200	\N	8514.5791015625
squared error, lossguide	21250	\N	10310.9169921875
squared error, lossguide	21300	\N	9696.705078125
squared error, lossguide	21350	\N	9186.931640625
squared error, lossguide	21400	\N	9405.6982421875
squared error, lossguide	21450	\N	8791.03125
squared error, lossguide	21500	\N	9045.6328125
squared error, lossguide	21550	\N	13197.2119140625
squared error, lossguide	21600	\N	9303.943359375
squared error, lossguide	21650	\N	12158.1796875
squared error, lossguide	21700	\N	774.8456420898438
squared error, lossguide	21750	\N	10381.974609375
squared error, lossguide	21800	\N	9592.8818359375
squared error, lossguide	21850	\N	9867.638671875
squared error, lossguide	21900	\N	9730.529296875
squared error, lossguide	21950	\N	10632.65625
squared error, lossguide	22000	\N	10126.33203125
squared error, lossguide	22050	\N	543.5670166015625
squared error, lossguide	22100	\N	9509.7216796875
squared error, lossguide	22150	\N	14199.38671875
squared error, lossguide	22200	\N	9840.8515625
squared error, lossguide	22250	\N	10283.896484375
squared error, lossguide	22300	\N	10378.478515625
squared error, lossguide	22350	\N	13681.7265625
squared error, lossguide	22400	\N	9299.8740234375
squared error, lossguide	22450	\N	12083.9501953125
squared error, lossguide	22500	\N	9509.7216796875
squared error, lossguide	22550	\N	10887.490234375
squared error, lossguide	22600	\N	10024.79296875
squared error, lossguide	22650	\N	10004.201171875
squared error, lossguide	22700	\N	687.4651489257812
squared error, lossguide	22750	\N	11532.7431640625
squared error, lossguide	22800	\N	10394.8984375
squared error, lossguide	22850	\N	10714.5986328125
squared error, lossguide	22900	\N	10440.041015625
squared error, lossguide	22950	\N	12191.69140625
squared error, lossguide	23000	\N	10632.5673828125
squared error, lossguide	23050	\N	10571.8515625
squared error, lossguide	23100	\N	10369.7353515625
squared error, lossguide	23150	\N	10665.75390625
squared error, lossguide	23200	\N	11541.513671875
squared error, lossguide	23250	\N	11004.9169921875
squared error, lossguide	23300	\N	11255.7216796875
squared error, lossguide	23350	\N	644.2872314453125
squared error, lossguide	23400	\N	819.3863525390625
squared error, lossguide	23450	\N	11255.7216796875
squared error, lossguide	23500	\N	11625.3076171875
squared error, lossguide	23550	\N	11231.544921875
squared error, lossguide	23600	\N	11458.447265625
squared error, lossguide	23650	\N	13279.03125
squared error, lossguide	23700	\N	10715.505859375
squared error, lossguide	23750	\N	14644.7412109375
squared error, lossguide	23800	\N	12637.2880859375
squared error, lossguide	23850	\N	14325.794921875
squared error, lossguide	23900	\N	10352.82421875
squared error, lossguide	23950	\N	13184.5322265625
squared error, lossguide	24000	\N	13418.91015625
squared error, lossguide	24050	\N	732.4385375976562
squared error, lossguide	24100	\N	11465.6650390625
squared error, lossguide	24150	\N	11445.517578125
squared error, lossguide	24200	\N	11445.517578125
squared error, lossguide	24250	\N	12246.7470703125
squared error, lossguide	24300	\N	13668.580078125
squared error, lossguide	24350	\N	11787.0419921875
squared error, lossguide	24400	\N	11857.931640625
squared error, lossguide	24450	\N	12231.779296875
squared error, lossguide	24500	\N	13918.583984375
squared error, lossguide	24550	\N	15462.01171875
squared error, lossguide	24600	\N	10383.0517578125
squared error, lossguide	24650	\N	12731.4111328125
squared error, lossguide	24700	\N	684.8901977539062
squared error, lossguide	24750	\N	12242.09765625
squared error, lossguide	24800	\N	13734.5205078125
squared error, lossguide	24850	\N	13999.6357421875
squared error, lossguide	24900	\N	12285.876953125
squared error, lossguide	24950	\N	12884.2451171875
squared error, lossguide	25000	\N	13101.029296875
squared error, lossguide	25050	\N	616.8441162109375
squared error, lossguide	25100	\N	13189.64453125
squared error, lossguide	25150	\N	12687.982421875
squared error, lossguide	25200	\N	15555.6865234375
squared error, lossguide	25250	\N	12373.0849609375
squared error, lossguide	25300	\N	14411.3154296875
squared error, lossguide	25350	\N	15464.486328125
squared error, lossguide	25400	\N	13961.8154296875
squared error, lossguide	25450	\N	13984.4482421875
squared error, lossguide	25500	\N	13134.541015625
squared error, lossguide	25550	\N	14208.6259765625
squared error, lossguide	25600	\N	15278.525390625
squared error, lossguide	25650	\N	15677.1201171875
squared error, lossguide	25700	\N	870.9724731445312
squared error, lossguide	25750	\N	15660.630859375
squared error, lossguide	25800	\N	15294.7080078125
squared error, lossguide	25850	\N	15957.0537109375
squared error, lossguide	25900	\N	15916.5380859375
squared error, lossguide	25950	\N	15218.484375
squared error, lossguide	26000	\N	12400.015625
squared error, lossguide	26050	\N	13992.4580078125
squared error, lossguide	26100	\N	14237.9599609375
squared error, lossguide	26150	\N	15570.1044921875
squared error, lossguide	26200	\N	14758.55859375
squared error, lossguide	26250	\N	15678.970703125
squared error, lossguide	26300	\N	15878.466796875
squared error, lossguide	26350	\N	738.0494995117188
squared error, lossguide	26400	\N	15966.4130859375
squared error, lossguide	26450	\N	14997.2265625
squared error, lossguide	26500	\N	14199.38671875
squared error, lossguide	26550	\N	13136.2041015625
squared error, lossguide	26600	\N	16045.0
squared error, lossguide	26650	\N	14861.986328125
squared error, lossguide	26700	\N	644.8281860351562
squared error, lossguide	26750	\N	15700.1650390625
squared error, lossguide	26800	\N	14881.4912109375
squared error, lossguide	26850	\N	15607.8564453125
squared error, lossguide	26900	\N	16004.48828125
squared error, lossguide	26950	\N	15978.5859375
squared error, lossguide	27000	\N	15576.7060546875
squared error, lossguide	27050	\N	736.9342651367188
squared error, lossguide	27100	\N	14659.423828125
squared error, lossguide	27150	\N	15840.2216796875
squared error, lossguide	27200	\N	15978.5859375
squared error, lossguide	27250	\N	16601.423828125
squared error, lossguide	27300	\N	15843.12890625
squared error, lossguide	27350	\N	14418.86328125
squared error, lossguide	27400	\N	16365.1787109375
squared error, lossguide	27450	\N	15911.61328125
squared error, lossguide	27500	\N	16747.08984375
squared error, lossguide	27550	\N	16308.02734375
squared error, lossguide	27600	\N	16004.48828125
squared error, lossguide	27650	\N	17023.083984375
squared error, lossguide	27700	\N	759.881591796875
squared error, lossguide	27750	\N	16914.203125
squared error, lossguide	27800	\N	833.0610961914062
squared error, lossguide	27850	\N	707.8375244140625
squared error, lossguide	27900	\N	772.9345092773438
squared error, lossguide	27950	\N	711.631103515625
squared error, lossguide	28000	\N	727.8995361328125
squared error, lossguide	28050	\N	833.0610961914062
squared error, lossguide	28100	\N	726.7843017578125
squared error, lossguide	28150	\N	780.2946166992188
squared error, lossguide	28200	\N	732.4385375976562
squared error, lossguide	28250	\N	745.8436279296875
squared error, lossguide	28300	\N	604.3505859375
squared error, lossguide	28350	\N	722.8963012695312
squared error, lossguide	28400	\N	884.04931640625
squared error, lossguide	28450	\N	891.8434448242188
squared error, lossguide	28500	\N	760.996826171875
squared error, lossguide	28550	\N	622.9913940429688
squared error, lossguide	28600	\N	745.8436279296875
squared error, lossguide	28650	\N	588.5404052734375
squared error, lossguide	28700	\N	849.0883178710938
squared error, lossguide	28750	\N	760.996826171875
squared error, lossguide	28800	\N	706.7872924804688
squared error, lossguide	28850	\N	886.9996948242188
squared error, lossguide	28900	\N	780.2946166992188
squared error, lossguide	28950	\N	757.3472900390625
squared error, lossguide	29000	\N	727.8995361328125
squared error, lossguide	29050	\N	833.0610961914062
squared error, lossguide	29100	\N	578.3904418945312
squared error, lossguide	29150	\N	774.8456420898438
squared error, lossguide	29200	\N	716.8095092773438
squared error, lossguide	29250	\N	856.0084228515625
squared error, lossguide	29300	\N	611.4877319335938
squared error, lossguide	29350	\N	745.8436279296875
squared error, lossguide	29400	\N	760.996826171875
squared error, lossguide	29450	\N	759.881591796875
squared error, lossguide	29500	\N	760.996826171875
squared error, lossguide	29550	\N	853.8373413085938
squared error, lossguide	29600	\N	820.7400512695312
squared error, lossguide	29650	\N	884.04931640625
squared error, lossguide	29700	\N	780.2946166992188
squared error, lossguide	29750	\N	873.8993530273438
squared error, lossguide	29800	\N	774.8456420898438
squared error, lossguide	29850	\N	775.9608764648438
squared error, lossguide	29900	\N	775.9608764648438
squared error, lossguide	29950	\N	644.2872314453125
squared error, lossguide	30000	\N	862.1005859375
squared error, lossguide	30050	\N	924.40771484375
squared error, lossguide	30100	\N	640.2892456054688
squared error, lossguide	30150	\N	726.7843017578125
squared error, lossguide	30200	\N	904.7374877929688
squared error, lossguide	30250	\N	706.7872924804688
squared error, lossguide	30300	\N	674.2230834960938
squared error, lossguide	30350	\N	949.7108764648438
squared error, lossguide	30400	\N	780.2946166992188
squared error, lossguide	30450	\N	568.1011962890625
squared error, lossguide	30500	\N	774.8456420898438
squared error, lossguide	30550	\N	775.9608764648438
squared error, lossguide	30600	\N	775.9608764648438
squared error, lossguide	30650	\N	707.6145629882812
squared error, lossguide	30700	\N	796.4390258789062
squared error, lossguide	30750	\N	819.3863525390625
squared error, lossguide	30800	\N	775.9608764648438
squared error, lossguide	30850	\N	650.439208984375
squared error, lossguide	30900	\N	987.6222534179688
squared error, lossguide	30950	\N	649.323974609375
squared error, lossguide	31000	\N	906.9966430664062
squared error, lossguide	31050	\N	708.96826171875
squared error, lossguide	31100	\N	747.1973266601562
squared error, lossguide	31150	\N	949.7108764648438
squared error, lossguide	31200	\N	612.8414306640625
squared error, lossguide	31250	\N	742.0655517578125
squared error, lossguide	31300	\N	775.9608764648438
squared error, lossguide	31350	\N	760.996826171875
squared error, lossguide	31400	\N	780.2946166992188
squared error, lossguide	31450	\N	707.1353759765625
squared error, lossguide	31500	\N	712.746337890625
squared error, lossguide	31550	\N	859.6004028320312
squared error, lossguide	31600	\N	760.996826171875
squared error, lossguide	31650	\N	738.0494995117188
squared error, lossguide	31700	\N	833.0610961914062
squared error, lossguide	31750	\N	870.9724731445312
squared error, lossguide	31800	\N	884.9014282226562
squared error, lossguide	31850	\N	760.996826171875
squared error, lossguide	31900	\N	745.8436279296875
squared error, lossguide	31950	\N	727.8995361328125
squared error, lossguide	32000	\N	859.6004028320312
squared error, lossguide	32050	\N	884.9014282226562
squared error, lossguide	32100	\N	760.996826171875
squared error, lossguide	32150	\N	809.45654296875
squared error, lossguide	32200	\N	833.0610961914062
squared error, lossguide	32250	\N	744.7935791015625
squared error, lossguide	32300	\N	659.259033203125
squared error, lossguide	32350	\N	906.9966430664062
squared error, lossguide	32400	\N	742.0655517578125
squared error, lossguide	32450	\N	972.658203125
squared error, lossguide	32500	\N	722.8963012695312
squared error, lossguide	32550	\N	832.3394775390625
squared error, lossguide	32600	\N	775.9608764648438
squared error, lossguide	32650	\N	684.8901977539062
squared error, lossguide	32700	\N	760.996826171875
squared error, lossguide	32750	\N	906.9966430664062
squared error, lossguide	32800	\N	906.9966430664062
squared error, lossguide	32850	\N	786.2890625
squared error, lossguide	32900	\N	693.8621826171875
squared error, lossguide	32950	\N	760.996826171875
squared error, lossguide	33000	\N	755.3858642578125
squared error, lossguide	33050	\N	859.6004028320312
squared error, lossguide	33100	\N	832.4038696289062
squared error, lossguide	33150	\N	757.3472900390625
squared error, lossguide	33200	\N	747.1973266601562
squared error, lossguide	33250	\N	884.9014282226562
squared error, lossguide	33300	\N	744.7283935546875
squared error, lossguide	33350	\N	1069.1302490234375
squared error, lossguide	33400	\N	707.6145629882812
squared error, lossguide	33450	\N	712.746337890625
squared error, lossguide	33500	\N	760.996826171875
squared error, lossguide	33550	\N	836.653076171875
squared error, lossguide	33600	\N	891.8434448242188
squared error, lossguide	33650	\N	962.2052612304688
squared error, lossguide	33700	\N	780.2946166992188
squared error, lossguide	33750	\N	859.6004028320312
squared error, lossguide	33800	\N	884.04931640625
squared error, lossguide	33850	\N	738.0494995117188
squared error, lossguide	33900	\N	760.996826171875
squared error, lossguide	33950	\N	706.7872924804688
squared error, lossguide	34000	\N	1069.1302490234375
squared error, lossguide	34050	\N	870.9724731445312
squared error, lossguide	34100	\N	921.960693359375
squared error, lossguide	34150	\N	707.8375244140625
squared error, lossguide	34200	\N	760.996826171875
squared error, lossguide	34250	\N	840.855224609375
squared error, lossguide	34300	\N	903.3471069335938
squared error, lossguide	34350	\N	716.8095092773438
squared error, lossguide	34400	\N	744.7935791015625
squared error, lossguide	34450	\N	817.9078979492188
squared error, lossguide	34500	\N	906.9966430664062
squared error, lossguide	34550	\N	742.0655517578125
squared error, lossguide	34600	\N	727.8995361328125
squared error, lossguide	34650	\N	760.996826171875
squared error, lossguide	34700	\N	738.0494995117188
squared error, lossguide	34750	\N	885.0479125976562
squared error, lossguide	34800	\N	891.8434448242188
squared error, lossguide	34850	\N	747.1973266601562
squared error, lossguide	34900	\N	859.6004028320312
squared error, lossguide	34950	\N	543.6646118164062
squared error, lossguide	35000	\N	891.8434448242188
squared error, lossguide	35050	\N	926.29443359375
squared error, lossguide	35100	\N	832.4038696289062
squared error, lossguide	35150	\N	859.6004028320312
squared error, lossguide	35200	\N	1049.4600830078125
squared error, lossguide	35250	\N	859.6004028320312
squared error, lossguide	35300	\N	640.2892456054688
squared error, lossguide	35350	\N	862.1005859375
squared error, lossguide	35400	\N	884.04931640625
squared error, lossguide	35450	\N	760.996826171875
squared error, lossguide	35500	\N	949.7108764648438
squared error, lossguide	35550	\N	820.7400512695312
squared error, lossguide	35600	\N	707.8375244140625
squared error, lossguide	35650	\N	757.3472900390625
squared error, lossguide	35700	\N	760.996826171875
squared error, lossguide	35750	\N	775.9608764648438
squared error, lossguide	35800	\N	809.45654296875
squared error, lossguide	35850	\N	859.6004028320312
squared error, lossguide	35900	\N	817.2506713867188
squared error, lossguide	35950	\N	759.881591796875
squared error, lossguide	36000	\N	1069.1302490234375
squared error, lossguide	36050	\N	794.3033447265625
squared error, lossguide	36100	\N	896.4050903320312
squared error, lossguide	36150	\N	738.0494995117188
squared error, lossguide	36200	\N	972.658203125
squared error, lossguide	36250	\N	1084.2835693359375
squared error, lossguide	36300	\N	721.7810668945312
squared error, lossguide	36350	\N	1190.0604248046875
squared error, lossguide	36400	\N	760.996826171875
squared error, lossguide	36450	\N	775.9608764648438
squared error, lossguide	36500	\N	868.8961181640625
squared error, lossguide	36550	\N	833.0610961914062
squared error, lossguide	36600	\N	859.6004028320312
squared error, lossguide	36650	\N	939.5609130859375
squared error, lossguide	36700	\N	857.02001953125
squared error, lossguide	36750	\N	859.6004028320312
squared error, lossguide	36800	\N	738.0494995117188
squared error, lossguide	36850	\N	884.04931640625
squared error, lossguide	36900	\N	1051.1864013671875
squared error, lossguide	36950	\N	684.8901977539062
squared error, lossguide	37000	\N	1046.1829833984375
squared error, lossguide	37050	\N	809.45654296875
squared error, lossguide	37100	\N	972.658203125
squared error, lossguide	37150	\N	760.996826171875
squared error, lossguide	37200	\N	891.4710083007812
squared error, lossguide	37250	\N	1108.205078125
squared error, lossguide	37300	\N	775.9608764648438
squared error, lossguide	37350	\N	903.3471069335938
squared error, lossguide	37400	\N	1108.205078125
squared error, lossguide	37450	\N	817.2506713867188
squared error, lossguide	37500	\N	884.04931640625
squared error, lossguide	37550	\N	859.6004028320312
squared error, lossguide	37600	\N	706.7872924804688
squared error, lossguide	37650	\N	1190.0604248046875
squared error, lossguide	37700	\N	1371.3497314453125
squared error, lossguide	37750	\N	1005.6002197265625
squared error, lossguide	37800	\N	1217.940185546875
squared error, lossguide	37850	\N	738.0494995117188
squared error, lossguide	37900	\N	1070.484130859375
squared error, lossguide	37950	\N	727.8995361328125
squared error, lossguide	38000	\N	1069.1302490234375
squared error, lossguide	38050	\N	1282.6033935546875
squared error, lossguide	38100	\N	884.04931640625
squared error, lossguide	38150	\N	1476.678955078125
squared error, lossguide	38200	\N	1305.5506591796875
squared error, lossguide	38250	\N	921.960693359375
squared error, lossguide	38300	\N	775.9608764648438
squared error, lossguide	38350	\N	807.7579345703125
squared error, lossguide	38400	\N	830.8900146484375
squared error, lossguide	38450	\N	832.4038696289062
squared error, lossguide	38500	\N	1005.6002197265625
squared error, lossguide	38550	\N	1600.0792236328125
squared error, lossguide	38600	\N	1290.57861328125
squared error, lossguide	38650	\N	972.658203125
squared error, lossguide	38700	\N	884.04931640625
squared error, lossguide	38750	\N	913.3775024414062
squared error, lossguide	38800	\N	780.2946166992188
squared error, lossguide	38850	\N	903.3471069335938
squared error, lossguide	38900	\N	859.6004028320312
squared error, lossguide	38950	\N	673.3865356445312
squared error, lossguide	39000	\N	1368.0726318359375
squared error, lossguide	39050	\N	1159.9398193359375
squared error, lossguide	39100	\N	886.255126953125
squared error, lossguide	39150	\N	1397.6512451171875
squared error, lossguide	39200	\N	987.6222534179688
squared error, lossguide	39250	\N	1103.581298828125
squared error, lossguide	39300	\N	611.4877319335938
squared error, lossguide	39350	\N	928.5307006835938
squared error, lossguide	39400	\N	1103.581298828125
squared error, lossguide	39450	\N	1282.6033935546875
squared error, lossguide	39500	\N	1305.5506591796875
squared error, lossguide	39550	\N	780.2946166992188
squared error, lossguide	39600	\N	859.6004028320312
squared error, lossguide	39650	\N	1476.678955078125
squared error, lossguide	39700	\N	853.8373413085938
squared error, lossguide	39750	\N	1295.615478515625
squared error, lossguide	39800	\N	1108.205078125
squared error, lossguide	39850	\N	1005.6002197265625
squared error, lossguide	39900	\N	1190.0604248046875
squared error, lossguide	39950	\N	764.483154296875
squared error, lossguide	40000	\N	1084.2835693359375
squared error, lossguide	40050	\N	884.04931640625
squared error, lossguide	40100	\N	780.2946166992188
squared error, lossguide	40150	\N	1005.6002197265625
squared error, lossguide	40200	\N	1267.4500732421875
squared error, lossguide	40250	\N	1383.2259521484375
squared error, lossguide	40300	\N	868.8961181640625
squared error, lossguide	40350	\N	1103.581298828125
squared error, lossguide	40400	\N	962.2052612304688
squared error, lossguide	40450	\N	982.6528930664062
squared error, lossguide	40500	\N	1008.1768188476562
squared error, lossguide	40550	\N	906.9966430664062
squared error, lossguide	40600	\N	660.8636474609375
squared error, lossguide	40650	\N	1272.4534912109375
squared error, lossguide	40700	\N	1005.6002197265625
squared error, lossguide	40750	\N	1005.6002197265625
squared error, lossguide	40800	\N	1182.8870849609375
squared error, lossguide	40850	\N	1600.0675048828125
squared error, lossguide	40900	\N	1489.365478515625
squared error, lossguide	40950	\N	691.9608764648438
squared error, lossguide	41000	\N	1565.0997314453125
squared error, lossguide	41050	\N	1990.7208251953125
squared error, lossguide	41100	\N	928.5307006835938
squared error, lossguide	41150	\N	1391.0198974609375
squared error, lossguide	41200	\N	832.4038696289062
squared error, lossguide	41250	\N	1479.215576171875
squared error, lossguide	41300	\N	906.9966430664062
squared error, lossguide	41350	\N	1338.2525634765625
squared error, lossguide	41400	\N	1318.562744140625
squared error, lossguide	41450	\N	913.3775024414062
squared error, lossguide	41500	\N	1407.8011474609375
squared error, lossguide	41550	\N	1103.581298828125
squared error, lossguide	41600	\N	576.3665161132812
squared error, lossguide	41650	\N	1155.2369384765625
squared error, lossguide	41700	\N	1159.9398193359375
squared error, lossguide	41750	\N	1357.9227294921875
squared error, lossguide	41800	\N	873.8993530273438
squared error, lossguide	41850	\N	1318.562744140625
squared error, lossguide	41900	\N	1715.8433837890625
squared error, lossguide	41950	\N	706.7872924804688
squared error, lossguide	42000	\N	1190.0604248046875
squared error, lossguide	42050	\N	1030.0274658203125
squared error, lossguide	42100	\N	1182.8870849609375
squared error, lossguide	42150	\N	1373.0760498046875
squared error, lossguide	42200	\N	1677.7427978515625
squared error, lossguide	42250	\N	928.5307006835938
squared error, lossguide	42300	\N	640.2892456054688
squared error, lossguide	42350	\N	890.43017578125
squared error, lossguide	42400	\N	1338.2525634765625
squared error, lossguide	42450	\N	1529.2996826171875
squared error, lossguide	42500	\N	1600.248779296875
squared error, lossguide	42550	\N	1391.0198974609375
squared error, lossguide	42600	\N	1371.3497314453125
squared error, lossguide	42650	\N	1532.0025634765625
squared error, lossguide	42700	\N	1323.0992431640625
squared error, lossguide	42750	\N	1551.6727294921875
squared error, lossguide	42800	\N	1383.2259521484375
squared error, lossguide	42850	\N	1182.8870849609375
squared error, lossguide	42900	\N	1754.062255859375
squared error, lossguide	42950	\N	392.66204833984375
squared error, lossguide	43000	\N	1630.1849365234375
squared error, lossguide	43050	\N	1421.1373291015625
squared error, lossguide	43100	\N	1400.541015625
squared error, lossguide	43150	\N	1416.46484375
squared error, lossguide	43200	\N	1383.2259521484375
squared error, lossguide	43250	\N	1108.205078125
squared error, lossguide	43300	\N	1791.853271484375
squared error, lossguide	43350	\N	1320.5147705078125
squared error, lossguide	43400	\N	1692.8961181640625
squared error, lossguide	43450	\N	1383.2259521484375
squared error, lossguide	43500	\N	1705.7000732421875
squared error, lossguide	43550	\N	1421.1373291015625
squared error, lossguide	43600	\N	673.3865356445312
squared error, lossguide	43650	\N	1406.1732177734375
squared error, lossguide	43700	\N	1386.3138427734375
squared error, lossguide	43750	\N	1406.1732177734375
squared error, lossguide	43800	\N	1710.211181640625
squared error, lossguide	43850	\N	1565.0997314453125
squared error, lossguide	43900	\N	667.7755126953125
squared error, lossguide	43950	\N	759.881591796875
squared error, lossguide	44000	\N	392.66204833984375
squared error, lossguide	44050	\N	1670.8765869140625
squared error, lossguide	44100	\N	1861.3428955078125
squared error, lossguide	44150	\N	1909.5933837890625
squared error, lossguide	44200	\N	1421.1373291015625
squared error, lossguide	44250	\N	1421.1373291015625
squared error, lossguide	44300	\N	1974.9732666015625
squared error, lossguide	44350	\N	1894.4400634765625
squared error, lossguide	44400	\N	1566.8260498046875
squared error, lossguide	44450	\N	1894.4400634765625
squared error, lossguide	44500	\N	1584.7698974609375
squared error, lossguide	44550	\N	1599.9232177734375
squared error, lossguide	44600	\N	1551.6727294921875
squared error, lossguide	44650	\N	747.1973266601562
squared error, lossguide	44700	\N	1990.3758544921875
squared error, lossguide	44750	\N	1529.2996826171875
squared error, lossguide	44800	\N	1566.8260498046875
squared error, lossguide	44850	\N	2027.194580078125
squared error, lossguide	44900	\N	1566.8260498046875
squared error, lossguide	44950	\N	1670.8765869140625
squared error, lossguide	45000	\N	611.008544921875
squared error, lossguide	45050	\N	1576.9759521484375
squared error, lossguide	45100	\N	1871.4927978515625
squared error, lossguide	45150	\N	1576.9759521484375
squared error, lossguide	45200	\N	1566.8260498046875
squared error, lossguide	45250	\N	1376.3046875
squared error, lossguide	45300	\N	1566.8260498046875
squared error, lossguide	45350	\N	1861.3428955078125
squared error, lossguide	45400	\N	1983.8387451171875
squared error, lossguide	45450	\N	1674.1685791015625
squared error, lossguide	45500	\N	1909.5933837890625
squared error, lossguide	45550	\N	1421.1373291015625
squared error, lossguide	45600	\N	1700.6900634765625
squared error, lossguide	45650	\N	745.8436279296875
squared error, lossguide	45700	\N	1909.5933837890625
squared error, lossguide	45750	\N	1909.5933837890625
squared error, lossguide	45800	\N	1561.8226318359375
squared error, lossguide	45850	\N	2164.29443359375
squared error, lossguide	45900	\N	1421.1373291015625
squared error, lossguide	45950	\N	1909.5933837890625
squared error, lossguide	46000	\N	2086.55419921875
squared error, lossguide	46050	\N	1599.9232177734375
squared error, lossguide	46100	\N	1561.8226318359375
squared error, lossguide	46150	\N	1561.8226318359375
squared error, lossguide	46200	\N	1977.161376953125
squared error, lossguide	46250	\N	1421.1373291015625
squared error, lossguide	46300	\N	712.746337890625
squared error, lossguide	46350	\N	1821.98291015625
squared error, lossguide	46400	\N	1746.625732421875
squared error, lossguide	46450	\N	1670.36181640625
squared error, lossguide	46500	\N	1005.6002197265625
squared error, lossguide	46550	\N	1599.9232177734375
squared error, lossguide	46600	\N	1730.8074951171875
squared error, lossguide	46650	\N	605.4658203125
squared error, lossguide	46700	\N	1977.4427490234375
squared error, lossguide	46750	\N	1678.705078125
squared error, lossguide	46800	\N	2202.148681640625
squared error, lossguide	46850	\N	1599.9232177734375
squared error, lossguide	46900	\N	1730.8074951171875
squared error, lossguide	46950	\N	2153.5703125
squared error, lossguide	47000	\N	1979.490966796875
squared error, lossguide	47050	\N	1909.5933837890625
squared error, lossguide	47100	\N	1874.6861572265625
squared error, lossguide	47150	\N	2255.410400390625
squared error, lossguide	47200	\N	1746.625732421875
squared error, lossguide	47250	\N	1713.528564453125
squared error, lossguide	47300	\N	621.3399047851562
squared error, lossguide	47350	\N	1705.7000732421875
squared error, lossguide	47400	\N	2015.3702392578125
squared error, lossguide	47450	\N	1705.7000732421875
squared error, lossguide	47500	\N	1663.5142822265625
squared error, lossguide	47550	\N	1599.9232177734375
squared error, lossguide	47600	\N	1746.625732421875
squared error, lossguide	47650	\N	729.734619140625
squared error, lossguide	47700	\N	1886.6461181640625
squared error, lossguide	47750	\N	2015.3702392578125
squared error, lossguide	47800	\N	1663.5142822265625
squared error, lossguide	47850	\N	1566.8260498046875
squared error, lossguide	47900	\N	2056.296142578125
squared error, lossguide	47950	\N	1342.7518310546875
squared error, lossguide	48000	\N	774.8456420898438
squared error, lossguide	48050	\N	2093.084716796875
squared error, lossguide	48100	\N	2023.0345458984375
squared error, lossguide	48150	\N	1746.625732421875
squared error, lossguide	48200	\N	2015.3702392578125
squared error, lossguide	48250	\N	1985.1231689453125
squared error, lossguide	48300	\N	1705.7000732421875
squared error, lossguide	48350	\N	2056.296142578125
squared error, lossguide	48400	\N	1909.5933837890625
squared error, lossguide	48450	\N	1909.5933837890625
squared error, lossguide	48500	\N	2262.447021484375
squared error, lossguide	48550	\N	1974.9732666015625
squared error, lossguide	48600	\N	1909.5933837890625
squared error, lossguide	48650	\N	605.4658203125
squared error, lossguide	48700	\N	2153.5703125
squared error, lossguide	48750	\N	2056.296142578125
squared error, lossguide	48800	\N	2056.296142578125
squared error, lossguide	48850	\N	2249.96826171875
squared error, lossguide	48900	\N	2497.5625
squared error, lossguide	48950	\N	2044.839111328125
squared error, lossguide	49000	\N	2356.60986328125
squared error, lossguide	49050	\N	2035.3492431640625
squared error, lossguide	49100	\N	2036.161865234375
squared error, lossguide	49150	\N	1909.5933837890625
squared error, lossguide	49200	\N	2035.3492431640625
squared error, lossguide	49250	\N	2300.438720703125
squared error, lossguide	49300	\N	733.493896484375
squared error, lossguide	49350	\N	2084.580322265625
squared error, lossguide	49400	\N	2035.3492431640625
squared error, lossguide	49450	\N	2313.33349609375
squared error, lossguide	49500	\N	1909.5933837890625
squared error, lossguide	49550	\N	1894.4400634765625
squared error, lossguide	49600	\N	2202.148681640625
squared error, lossguide	49650	\N	639.1740112304688
squared error, lossguide	49700	\N	2241.033447265625
squared error, lossguide	49750	\N	2008.0704345703125
squared error, lossguide	49800	\N	2038.966552734375
squared error, lossguide	49850	\N	2015.3702392578125
squared error, lossguide	49900	\N	2518.964599609375
squared error, lossguide	49950	\N	2201.820556640625
squared error, lossguide	50000	\N	1983.8387451171875
squared error, lossguide	50050	\N	2361.613037109375
squared error, lossguide	50100	\N	2269.017578125
squared error, lossguide	50150	\N	2339.626953125
squared error, lossguide	50200	\N	2293.059814453125
squared error, lossguide	50250	\N	2202.148681640625
squared error, lossguide	50300	\N	404.165771484375
squared error, lossguide	50350	\N	1599.9232177734375
squared error, lossguide	50400	\N	2415.98486328125
squared error, lossguide	50450	\N	2356.6279296875
squared error, lossguide	50500	\N	2407.19287109375
squared error, lossguide	50550	\N	2341.474853515625
squared error, lossguide	50600	\N	2349.477294921875
squared error, lossguide	50650	\N	738.0494995117188
squared error, lossguide	50700	\N	2480.892822265625
squared error, lossguide	50750	\N	2412.849853515625
squared error, lossguide	50800	\N	2422.999755859375
squared error, lossguide	50850	\N	2345.01953125
squared error, lossguide	50900	\N	1876.4962158203125
squared error, lossguide	50950	\N	1705.7000732421875
squared error, lossguide	51000	\N	693.0761108398438
squared error, lossguide	51050	\N	2239.46728515625
squared error, lossguide	51100	\N	1894.4400634765625
squared error, lossguide	51150	\N	2202.148681640625
squared error, lossguide	51200	\N	2433.44384765625
squared error, lossguide	51250	\N	2582.464111328125
squared error, lossguide	51300	\N	2480.892822265625
squared error, lossguide	51350	\N	2443.1904296875
squared error, lossguide	51400	\N	2472.581787109375
squared error, lossguide	51450	\N	1876.4962158203125
squared error, lossguide	51500	\N	2366.77783203125
squared error, lossguide	51550	\N	1746.625732421875
squared error, lossguide	51600	\N	2617.0966796875
squared error, lossguide	51650	\N	757.3472900390625
squared error, lossguide	51700	\N	2512.715576171875
squared error, lossguide	51750	\N	2152.63427734375
squared error, lossguide	51800	\N	2630.525390625
squared error, lossguide	51850	\N	2366.77783203125
squared error, lossguide	51900	\N	2476.28759765625
squared error, lossguide	51950	\N	2577.47900390625
squared error, lossguide	52000	\N	2116.544677734375
squared error, lossguide	52050	\N	2450.46923828125
squared error, lossguide	52100	\N	2455.438720703125
squared error, lossguide	52150	\N	2279.16748046875
squared error, lossguide	52200	\N	2587.62890625
squared error, lossguide	52250	\N	2450.46923828125
squared error, lossguide	52300	\N	809.45654296875
squared error, lossguide	52350	\N	2395.2421875
squared error, lossguide	52400	\N	2757.2431640625
squared error, lossguide	52450	\N	2487.41259765625
squared error, lossguide	52500	\N	2476.28759765625
squared error, lossguide	52550	\N	2367.966796875
squared error, lossguide	52600	\N	2692.487548828125
squared error, lossguide	52650	\N	706.7872924804688
squared error, lossguide	52700	\N	2573.660888671875
squared error, lossguide	52750	\N	2637.24658203125
squared error, lossguide	52800	\N	2587.62890625
squared error, lossguide	52850	\N	2587.62890625
squared error, lossguide	52900	\N	2371.762939453125
squared error, lossguide	52950	\N	2667.810546875
squared error, lossguide	53000	\N	2625.13525390625
squared error, lossguide	53050	\N	2610.06005859375
squared error, lossguide	53100	\N	2407.19287109375
squared error, lossguide	53150	\N	2415.98486328125
squared error, lossguide	53200	\N	2782.639404296875
squared error, lossguide	53250	\N	2757.2431640625
squared error, lossguide	53300	\N	774.8456420898438
squared error, lossguide	53350	\N	2366.77783203125
squared error, lossguide	53400	\N	2862.101806640625
squared error, lossguide	53450	\N	2058.296630859375
squared error, lossguide	53500	\N	2526.2421875
squared error, lossguide	53550	\N	2853.188720703125
squared error, lossguide	53600	\N	3328.18310546875
squared error, lossguide	53650	\N	2407.866943359375
squared error, lossguide	53700	\N	2843.038818359375
squared error, lossguide	53750	\N	2660.5166015625
squared error, lossguide	53800	\N	3278.00390625
squared error, lossguide	53850	\N	2015.3702392578125
squared error, lossguide	53900	\N	2801.733154296875
gamma	50	\N	1.2026325464248657
gamma	100	\N	1.1000213623046875
gamma	150	\N	0.6049588322639465
gamma	200	\N	0.8521460890769958
gamma	250	\N	0.6638473868370056
gamma	300	\N	1.010602355003357
gamma	350	\N	0.6628514528274536
gamma	400	\N	0.8946619629859924
gamma	450	\N	1.118913173675537
gamma	500	\N	1.0997674465179443
gamma	550	\N	0.6985722780227661
gamma	600	\N	0.8079433441162109
gamma	650	\N	1.0220816135406494
gamma	700	\N	0.7992659211158752
gamma	750	\N	1.1608548164367676
gamma	800	\N	0.6570768356323242
gamma	850	\N	0.6589458584785461
gamma	900	\N	1.3152061700820923
gamma	950	\N	0.6761754155158997
gamma	1000	\N	1.4793286323547363
gamma	1050	\N	0.6378846168518066
gamma	1100	\N	0.5819256901741028
gamma	1150	\N	0.721060037612915
gamma	1200	\N	1.3962953090667725
gamma	1250	\N	0.5110230445861816
gamma	1300	\N	0.5597417950630188
gamma	1350	\N	0.5351479649543762
gamma	1400	\N	0.6515992879867554
gamma	1450	\N	0.9233404397964478
gamma	1500	\N	0.5786893963813782
gamma	1550	\N	0.6656748652458191
gamma	1600	\N	1.1176695823669434
gamma	1650	\N	0.971924901008606
gamma	1700	\N	0.668245255947113
gamma	1750	\N	0.6472259163856506
gamma	1800	\N	0.5266838073730469
gamma	1850	\N	0.6210915446281433
gamma	1900	\N	0.7019518613815308
gamma	1950	\N	0.6640610694885254
gamma	2000	\N	0.5518485307693481
gamma	2050	\N	0.7733182907104492
gamma	2100	\N	0.924893319606781
gamma	2150	\N	1.2020111083984375
gamma	2200	\N	0.4584444463253021
gamma	2250	\N	1.1741605997085571
gamma	2300	\N	1.0992282629013062
gamma	2350	\N	0.6549271941184998
gamma	2400	\N	0.6696879267692566
gamma	2450	\N	0.6638473868370056
gamma	2500	\N	0.6303509473800659
gamma	2550	\N	1.1172053813934326
gamma	2600	\N	0.6638473868370056
gamma	2650	\N	1.2999510765075684
gamma	2700	\N	1.204209327697754
gamma	2750	\N	0.5746443867683411
gamma	2800	\N	0.5511874556541443
gamma	2850	\N	1.5737115144729614
gamma	2900	\N	1.120037317276001
gamma	2950	\N	0.6043155789375305
gamma	3000	\N	1.0063108205795288
gamma	3050	\N	0.41266772150993347
gamma	3100	\N	0.4537545144557953
gamma	3150	\N	0.811104953289032
gamma	3200	\N	1.15117347240448
gamma	3250	\N	1.1077752113342285
gamma	3300	\N	1.027082085609436
gamma	3350	\N	0.9707483053207397
gamma	3400	\N	1.00536048412323
gamma	3450	\N	0.87595134973526
gamma	3500	\N	0.7869293093681335
gamma	3550	\N	0.8679491281509399
gamma	3600	\N	0.5754960775375366
gamma	3650	\N	0.966074526309967
gamma	3700	\N	0.6309101581573486
gamma	3750	\N	0.4765135943889618
gamma	3800	\N	1.3331403732299805
gamma	3850	\N	0.6763538718223572
gamma	3900	\N	0.7584352493286133
gamma	3950	\N	0.6378846168518066
gamma	4000	\N	0.6015273332595825
gamma	4050	\N	1.2112312316894531
gamma	4100	\N	0.5431236624717712
gamma	4150	\N	1.120037317276001
gamma	4200	\N	1.1654270887374878
gamma	4250	\N	0.750155508518219
gamma	4300	\N	0.5511874556541443
gamma	4350	\N	0.6091518998146057
gamma	4400	\N	0.6135864853858948
gamma	4450	\N	0.5871860384941101
gamma	4500	\N	1.1000213623046875
gamma	4550	\N	0.6088541746139526
gamma	4600	\N	1.1303472518920898
gamma	4650	\N	0.9081950783729553
gamma	4700	\N	0.8710544109344482
gamma	4750	\N	0.6015273332595825
gamma	4800	\N	1.1066707372665405
gamma	4850	\N	0.6311733722686768
gamma	4900	\N	1.1617094278335571
gamma	4950	\N	0.6685522794723511
gamma	5000	\N	1.323681354522705
gamma	5050	\N	1.0366668701171875
gamma	5100	\N	0.6486949324607849
gamma	5150	\N	1.3288254737854004
gamma	5200	\N	0.7105158567428589
gamma	5250	\N	1.180742859840393
gamma	5300	\N	0.9246876835823059
gamma	5350	\N	0.7283596992492676
gamma	5400	\N	0.8131521940231323
gamma	5450	\N	1.2687324285507202
gamma	5500	\N	1.076074242591858
gamma	5550	\N	1.1530498266220093
gamma	5600	\N	0.6539133191108704
gamma	5650	\N	0.5162114500999451
gamma	5700	\N	1.180742859840393
gamma	5750	\N	0.866696298122406
gamma	5800	\N	0.5081132650375366
gamma	5850	\N	1.180742859840393
gamma	5900	\N	1.1999465227127075
gamma	5950	\N	0.8051460385322571
gamma	6000	\N	1.233219027519226
gamma	6050	\N	1.2349581718444824
gamma	6100	\N	0.8989276885986328
gamma	6150	\N	1.1270811557769775
gamma	6200	\N	1.0607538223266602
gamma	6250	\N	0.8416653275489807
gamma	6300	\N	0.8330581188201904
gamma	6350	\N	1.045244812965393
gamma	6400	\N	1.1427348852157593
gamma	6450	\N	0.8767123222351074
gamma	6500	\N	0.5960963368415833
gamma	6550	\N	1.1516488790512085
gamma	6600	\N	1.2206740379333496
gamma	6650	\N	0.705907940864563
gamma	6700	\N	0.8794026374816895
gamma	6750	\N	0.7647853493690491
gamma	6800	\N	0.5727252960205078
gamma	6850	\N	0.9580398797988892
gamma	6900	\N	0.5518485307693481
gamma	6950	\N	0.8303205966949463
gamma	7000	\N	1.066089153289795
gamma	7050	\N	0.9066058993339539
gamma	7100	\N	0.49225157499313354
gamma	7150	\N	1.0148128271102905
gamma	7200	\N	0.912321925163269
gamma	7250	\N	1.234890103340149
gamma	7300	\N	0.9975530505180359
gamma	7350	\N	1.1427147388458252
gamma	7400	\N	0.7162584066390991
gamma	7450	\N	1.0058162212371826
gamma	7500	\N	0.5507437586784363
gamma	7550	\N	1.1427348852157593
gamma	7600	\N	1.0375328063964844
gamma	7650	\N	0.7515552639961243
gamma	7700	\N	0.9228054285049438
gamma	7750	\N	0.9671928882598877
gamma	7800	\N	0.9590277671813965
gamma	7850	\N	0.6214626431465149
gamma	7900	\N	0.9333171844482422
gamma	7950	\N	0.8326070308685303
gamma	8000	\N	1.1427348852157593
gamma	8050	\N	0.4384520947933197
gamma	8100	\N	0.6204888820648193
gamma	8150	\N	1.1095904111862183
gamma	8200	\N	1.229549765586853
gamma	8250	\N	1.3859050273895264
gamma	8300	\N	0.8219031095504761
gamma	8350	\N	0.926595151424408
gamma	8400	\N	0.6446378231048584
gamma	8450	\N	1.2056796550750732
gamma	8500	\N	1.1456302404403687
gamma	8550	\N	1.1393146514892578
gamma	8600	\N	1.2049072980880737
gamma	8650	\N	0.7105158567428589
gamma	8700	\N	0.7502952218055725
gamma	8750	\N	0.8110964298248291
gamma	8800	\N	1.1258811950683594
gamma	8850	\N	0.777220606803894
gamma	8900	\N	0.614377498626709
gamma	8950	\N	1.3288254737854004
gamma	9000	\N	0.6620066165924072
gamma	9050	\N	0.7185617685317993
gamma	9100	\N	1.1427348852157593
gamma	9150	\N	0.7732062935829163
gamma	9200	\N	0.7825834155082703
gamma	9250	\N	1.1061598062515259
gamma	9300	\N	1.0552746057510376
gamma	9350	\N	1.2048606872558594
gamma	9400	\N	1.0661003589630127
gamma	9450	\N	0.8811742663383484
gamma	9500	\N	0.8991352915763855
gamma	9550	\N	0.8775877356529236
gamma	9600	\N	1.0854780673980713
gamma	9650	\N	1.031490683555603
gamma	9700	\N	0.7688217759132385
gamma	9750	\N	1.3859050273895264
gamma	9800	\N	0.9107159376144409
gamma	9850	\N	1.0358158349990845
gamma	9900	\N	1.3508051633834839
gamma	9950	\N	1.2425909042358398
gamma	10000	\N	0.9642259478569031
gamma	10050	\N	1.1012574434280396
gamma	10100	\N	1.1197890043258667
gamma	10150	\N	1.1197890043258667
gamma	10200	\N	1.1000213623046875
gamma	10250	\N	0.9034662842750549
gamma	10300	\N	0.8913124799728394
gamma	10350	\N	0.5142096877098083
gamma	10400	\N	0.7142771482467651
gamma	10450	\N	1.2049072980880737
gamma	10500	\N	1.1279438734054565
gamma	10550	\N	0.8681591749191284
gamma	10600	\N	1.117859125137329
gamma	10650	\N	1.1249632835388184
gamma	10700	\N	0.8781776428222656
gamma	10750	\N	0.9590277671813965
gamma	10800	\N	0.9824701547622681
gamma	10850	\N	0.8989276885986328
gamma	10900	\N	0.9383101463317871
gamma	10950	\N	0.7631470561027527
gamma	11000	\N	0.6998096704483032
gamma	11050	\N	0.5234361886978149
gamma	11100	\N	1.1795740127563477
gamma	11150	\N	0.8708893060684204
gamma	11200	\N	0.99806147813797
gamma	11250	\N	1.2260655164718628
gamma	11300	\N	1.14723539352417
gamma	11350	\N	1.2603471279144287
gamma	11400	\N	0.8322638273239136
gamma	11450	\N	0.6749849319458008
gamma	11500	\N	0.8012875318527222
gamma	11550	\N	1.1249632835388184
gamma	11600	\N	0.8138494491577148
gamma	11650	\N	0.8239554762840271
gamma	11700	\N	1.0725446939468384
gamma	11750	\N	0.9671928882598877
gamma	11800	\N	1.0432347059249878
gamma	11850	\N	0.6074993014335632
gamma	11900	\N	1.2106359004974365
gamma	11950	\N	0.7928429245948792
gamma	12000	\N	0.8708309531211853
gamma	12050	\N	1.0432347059249878
gamma	12100	\N	1.1061598062515259
gamma	12150	\N	0.7327704429626465
gamma	12200	\N	1.1224819421768188
gamma	12250	\N	0.7792644500732422
gamma	12300	\N	1.0777223110198975
gamma	12350	\N	0.8764851689338684
gamma	12400	\N	0.8722594380378723
gamma	12450	\N	1.120037317276001
gamma	12500	\N	0.9358828663825989
gamma	12550	\N	0.841561496257782
gamma	12600	\N	0.7082637548446655
gamma	12650	\N	0.9100828170776367
gamma	12700	\N	0.48489299416542053
gamma	12750	\N	0.8090362548828125
gamma	12800	\N	0.8030894994735718
gamma	12850	\N	0.8026001453399658
gamma	12900	\N	0.6177327036857605
gamma	12950	\N	0.6194003224372864
gamma	13000	\N	0.8925238251686096
gamma	13050	\N	0.5664885640144348
gamma	13100	\N	0.6550363898277283
gamma	13150	\N	0.6303509473800659
gamma	13200	\N	0.7973610758781433
gamma	13250	\N	1.05448317527771
gamma	13300	\N	0.9824701547622681
gamma	13350	\N	0.8147352337837219
gamma	13400	\N	0.6949462890625
gamma	13450	\N	0.9557909369468689
gamma	13500	\N	0.47644567489624023
gamma	13550	\N	0.9939228892326355
gamma	13600	\N	1.133620023727417
gamma	13650	\N	1.1800826787948608
gamma	13700	\N	0.9524234533309937
gamma	13750	\N	0.7463048100471497
gamma	13800	\N	1.4526684284210205
gamma	13850	\N	0.7729352712631226
gamma	13900	\N	0.7755177617073059
gamma	13950	\N	0.9549256563186646
gamma	14000	\N	1.031490683555603
gamma	14050	\N	0.8243188858032227
gamma	14100	\N	0.7542609572410583
gamma	14150	\N	1.1441802978515625
gamma	14200	\N	0.6949462890625
gamma	14250	\N	0.9207242131233215
gamma	14300	\N	0.8322638273239136
gamma	14350	\N	0.9207242131233215
gamma	14400	\N	0.7147538065910339
gamma	14450	\N	1.2479320764541626
gamma	14500	\N	1.1164807081222534
gamma	14550	\N	0.596514105796814
gamma	14600	\N	1.0220816135406494
gamma	14650	\N	0.5396990180015564
gamma	14700	\N	0.7257794737815857
gamma	14750	\N	1.2056796550750732
gamma	14800	\N	0.8732132315635681
gamma	14850	\N	0.8139635324478149
gamma	14900	\N	0.8762170672416687
gamma	14950	\N	0.6250775456428528
gamma	15000	\N	0.7570217847824097
gamma	15050	\N	0.5814639329910278
gamma	15100	\N	0.5198725461959839
gamma	15150	\N	1.1812387704849243
gamma	15200	\N	1.0220816135406494
gamma	15250	\N	0.6244692206382751
gamma	15300	\N	1.2049072980880737
gamma	15350	\N	0.6207444071769714
gamma	15400	\N	0.6622081398963928
gamma	15450	\N	1.033369779586792
gamma	15500	\N	0.6550716161727905
gamma	15550	\N	0.8172947764396667
gamma	15600	\N	0.7039691805839539
gamma	15650	\N	0.6958718299865723
gamma	15700	\N	0.4788486063480377
gamma	15750	\N	1.1346081495285034
gamma	15800	\N	0.7825834155082703
gamma	15850	\N	1.1097424030303955
gamma	15900	\N	0.6857826113700867
gamma	15950	\N	1.018873929977417
gamma	16000	\N	1.1695562601089478
gamma	16050	\N	1.033369779586792
gamma	16100	\N	1.658443808555603
gamma	16150	\N	1.0204555988311768
gamma	16200	\N	1.561824917793274
gamma	16250	\N	0.6696879267692566
gamma	16300	\N	0.5898577570915222
gamma	16350	\N	0.7723744511604309
gamma	16400	\N	1.0675629377365112
gamma	16450	\N	0.9508817195892334
gamma	16500	\N	1.1506589651107788
gamma	16550	\N	0.7825834155082703
gamma	16600	\N	1.4115982055664062
gamma	16650	\N	1.0071783065795898
gamma	16700	\N	0.8991352915763855
gamma	16750	\N	0.7795789837837219
gamma	16800	\N	0.706844687461853
gamma	16850	\N	0.5927114486694336
gamma	16900	\N	1.3604756593704224
gamma	16950	\N	1.142933964729309
gamma	17000	\N	0.6503473520278931
gamma	17050	\N	0.5511874556541443
gamma	17100	\N	1.1860990524291992
gamma	17150	\N	0.7795789837837219
gamma	17200	\N	0.9235455393791199
gamma	17250	\N	0.6129903793334961
gamma	17300	\N	0.8764851689338684
gamma	17350	\N	0.969314455986023
gamma	17400	\N	0.8138494491577148
gamma	17450	\N	0.841561496257782
gamma	17500	\N	1.375133991241455
gamma	17550	\N	0.799703061580658
gamma	17600	\N	0.8732132315635681
gamma	17650	\N	1.0192922353744507
gamma	17700	\N	0.576088547706604
gamma	17750	\N	0.697630763053894
gamma	17800	\N	0.7647853493690491
gamma	17850	\N	0.5613978505134583
gamma	17900	\N	1.010602355003357
gamma	17950	\N	0.7960672974586487
gamma	18000	\N	0.9004386067390442
gamma	18050	\N	0.7550658583641052
gamma	18100	\N	1.1350409984588623
gamma	18150	\N	0.5814639329910278
gamma	18200	\N	1.05448317527771
gamma	18250	\N	0.8024867177009583
gamma	18300	\N	1.2084563970565796
gamma	18350	\N	0.6819989681243896
gamma	18400	\N	0.8946619629859924
gamma	18450	\N	1.185896635055542
gamma	18500	\N	0.799703061580658
gamma	18550	\N	0.9930213689804077
gamma	18600	\N	0.5507437586784363
gamma	18650	\N	0.7968491911888123
gamma	18700	\N	0.9236903786659241
gamma	18750	\N	1.1427147388458252
gamma	18800	\N	1.2269823551177979
gamma	18850	\N	1.2112312316894531
gamma	18900	\N	0.6964905858039856
gamma	18950	\N	0.6043155789375305
gamma	19000	\N	1.1741492748260498
gamma	19050	\N	0.4944981634616852
gamma	19100	\N	0.7128910422325134
gamma	19150	\N	1.391662359237671
gamma	19200	\N	0.6453596949577332
gamma	19250	\N	0.9280679821968079
gamma	19300	\N	0.6269767880439758
gamma	19350	\N	1.056146502494812
gamma	19400	\N	0.7922348380088806
gamma	19450	\N	0.8017233610153198
gamma	19500	\N	0.6311733722686768
gamma	19550	\N	0.5053674578666687
gamma	19600	\N	1.2260655164718628
gamma	19650	\N	0.9343213438987732
gamma	19700	\N	0.9807778000831604
gamma	19750	\N	0.5595144033432007
gamma	19800	\N	1.1506589651107788
gamma	19850	\N	0.9034662842750549
gamma	19900	\N	0.7578614950180054
gamma	19950	\N	0.850553035736084
gamma	20000	\N	0.8775877356529236
gamma	20050	\N	0.7766619920730591
gamma	20100	\N	0.8847642540931702
gamma	20150	\N	1.1741478443145752
gamma	20200	\N	1.4526684284210205
gamma	20250	\N	1.2479320764541626
gamma	20300	\N	1.074940800666809
gamma	20350	\N	0.49460655450820923
gamma	20400	\N	0.5814639329910278
gamma	20450	\N	0.7204130291938782
gamma	20500	\N	0.9788912534713745
gamma	20550	\N	0.596514105796814
gamma	20600	\N	0.9732478857040405
gamma	20650	\N	0.6293367743492126
gamma	20700	\N	0.6445923447608948
gamma	20750	\N	0.99806147813797
gamma	20800	\N	0.5461038947105408
gamma	20850	\N	0.9626747965812683
gamma	20900	\N	0.841561496257782
gamma	20950	\N	1.2056796550750732
gamma	21000	\N	0.5267127156257629
gamma	21050	\N	0.5529671907424927
gamma	21100	\N	0.7647853493690491
gamma	21150	\N	0.8541763424873352
gamma	21200	\N	0.9019588828086853
gamma	21250	\N	0.7825834155082703
gamma	21300	\N	0.5639469623565674
gamma	21350	\N	1.0200655460357666
gamma	21400	\N	0.8571265339851379
gamma	21450	\N	0.6306540369987488
gamma	21500	\N	1.1066707372665405
gamma	21550	\N	1.4232769012451172
gamma	21600	\N	1.031490683555603
gamma	21650	\N	0.809613823890686
gamma	21700	\N	0.5481671094894409
gamma	21750	\N	0.9116038084030151
gamma	21800	\N	0.6760952472686768
gamma	21850	\N	0.9216069579124451
gamma	21900	\N	0.5278513431549072
gamma	21950	\N	0.4930318593978882
gamma	22000	\N	0.5671029090881348
gamma	22050	\N	0.8080163598060608
gamma	22100	\N	0.7614454627037048
gamma	22150	\N	1.2084563970565796
gamma	22200	\N	0.8913124799728394
gamma	22250	\N	0.6437510251998901
gamma	22300	\N	1.0058162212371826
gamma	22350	\N	1.4991542100906372
gamma	22400	\N	1.6958208084106445
gamma	22450	\N	0.7906471490859985
gamma	22500	\N	0.7614454627037048
gamma	22550	\N	0.7829984426498413
gamma	22600	\N	0.8021535873413086
gamma	22650	\N	0.5103883743286133
gamma	22700	\N	0.7185617685317993
gamma	22750	\N	0.8402474522590637
gamma	22800	\N	1.1937453746795654
gamma	22850	\N	0.8761856555938721
gamma	22900	\N	0.900006115436554
gamma	22950	\N	0.7673722505569458
gamma	23000	\N	0.5627924203872681
gamma	23050	\N	0.7614454627037048
gamma	23100	\N	1.018873929977417
gamma	23150	\N	0.4657101035118103
gamma	23200	\N	0.48489299416542053
gamma	23250	\N	1.2106359004974365
gamma	23300	\N	0.969314455986023
gamma	23350	\N	1.1164807081222534
gamma	23400	\N	0.8322638273239136
gamma	23450	\N	0.969314455986023
gamma	23500	\N	1.033369779586792
gamma	23550	\N	0.8505328297615051
gamma	23600	\N	0.7431254386901855
gamma	23650	\N	0.9590277671813965
gamma	23700	\N	0.48037487268447876
gamma	23750	\N	0.6635169386863708
gamma	23800	\N	0.7421088814735413
gamma	23850	\N	0.9190220236778259
gamma	23900	\N	0.7614454627037048
gamma	23950	\N	1.2603471279144287
gamma	24000	\N	0.7709800601005554
gamma	24050	\N	0.8775877356529236
gamma	24100	\N	0.7417047619819641
gamma	24150	\N	0.7461332082748413
gamma	24200	\N	0.7062553763389587
gamma	24250	\N	0.568647027015686
gamma	24300	\N	0.6273160576820374
gamma	24350	\N	0.6994288563728333
gamma	24400	\N	0.99806147813797
gamma	24450	\N	0.7222458720207214
gamma	24500	\N	1.2102245092391968
gamma	24550	\N	1.150746464729309
gamma	24600	\N	1.0192922353744507
gamma	24650	\N	0.49025270342826843
gamma	24700	\N	0.4332027733325958
gamma	24750	\N	1.2084563970565796
gamma	24800	\N	1.2687324285507202
gamma	24850	\N	0.8012204170227051
gamma	24900	\N	0.7036950588226318
gamma	24950	\N	1.1427348852157593
gamma	25000	\N	0.7695915102958679
gamma	25050	\N	1.3288254737854004
gamma	25100	\N	0.969314455986023
gamma	25150	\N	0.7888208031654358
gamma	25200	\N	1.142933964729309
gamma	25250	\N	0.7903574705123901
gamma	25300	\N	0.5242102146148682
gamma	25350	\N	1.0071783065795898
gamma	25400	\N	0.7825834155082703
gamma	25450	\N	0.8219031095504761
gamma	25500	\N	0.6843394637107849
gamma	25550	\N	0.6510616540908813
gamma	25600	\N	1.1695562601089478
gamma	25650	\N	1.180742859840393
gamma	25700	\N	0.7437942028045654
gamma	25750	\N	1.0988004207611084
gamma	25800	\N	1.1061598062515259
gamma	25850	\N	0.9101940989494324
gamma	25900	\N	1.5735260248184204
gamma	25950	\N	1.1262214183807373
gamma	26000	\N	2.059842586517334
gamma	26050	\N	0.6303509473800659
gamma	26100	\N	1.2307870388031006
gamma	26150	\N	0.6344276070594788
gamma	26200	\N	0.5804283022880554
gamma	26250	\N	1.2048606872558594
gamma	26300	\N	1.1506589651107788
gamma	26350	\N	0.6843394637107849
gamma	26400	\N	1.1000213623046875
gamma	26450	\N	0.5495266318321228
gamma	26500	\N	1.142933964729309
gamma	26550	\N	0.5012941360473633
gamma	26600	\N	0.9129103422164917
gamma	26650	\N	1.2206740379333496
gamma	26700	\N	1.233219027519226
gamma	26750	\N	1.2844417095184326
gamma	26800	\N	0.6327811479568481
gamma	26850	\N	1.4357893466949463
gamma	26900	\N	1.2106359004974365
gamma	26950	\N	1.1427348852157593
gamma	27000	\N	1.202513575553894
gamma	27050	\N	0.6194003224372864
gamma	27100	\N	0.6486949324607849
gamma	27150	\N	0.9722846746444702
gamma	27200	\N	1.1346081495285034
gamma	27250	\N	0.8571341633796692
gamma	27300	\N	1.0854780673980713
gamma	27350	\N	0.5902209877967834
gamma	27400	\N	0.8322638273239136
gamma	27450	\N	1.2519115209579468
gamma	27500	\N	0.8453294038772583
gamma	27550	\N	0.8243188858032227
gamma	27600	\N	1.4357893466949463
gamma	27650	\N	1.2294049263000488
gamma	27700	\N	0.6994288563728333
gamma	27750	\N	1.2106359004974365
gamma	27800	\N	0.723437488079071
gamma	27850	\N	0.5814639329910278
gamma	27900	\N	0.84367436170578
gamma	27950	\N	0.7295343279838562
gamma	28000	\N	0.6503473520278931
gamma	28050	\N	0.7030008435249329
gamma	28100	\N	0.7453336119651794
gamma	28150	\N	0.6513906717300415
gamma	28200	\N	0.8708893060684204
gamma	28250	\N	0.7614454627037048
gamma	28300	\N	0.9635212421417236
gamma	28350	\N	0.7027381062507629
gamma	28400	\N	0.6539133191108704
gamma	28450	\N	0.7492827773094177
gamma	28500	\N	0.5215768814086914
gamma	28550	\N	0.6508503556251526
gamma	28600	\N	0.7825834155082703
gamma	28650	\N	0.9957941770553589
gamma	28700	\N	1.0437300205230713
gamma	28750	\N	0.5660325884819031
gamma	28800	\N	0.5187370181083679
gamma	28850	\N	0.8681591749191284
gamma	28900	\N	0.6513906717300415
gamma	28950	\N	0.5433326959609985
gamma	29000	\N	0.5808959007263184
gamma	29050	\N	0.6799452304840088
gamma	29100	\N	0.8408798575401306
gamma	29150	\N	0.5597417950630188
gamma	29200	\N	0.42958638072013855
gamma	29250	\N	0.7635009288787842
gamma	29300	\N	1.1860990524291992
gamma	29350	\N	0.7825834155082703
gamma	29400	\N	0.5712178945541382
gamma	29450	\N	0.6049588322639465
gamma	29500	\N	0.5267127156257629
gamma	29550	\N	0.5529671907424927
gamma	29600	\N	0.7391526103019714
gamma	29650	\N	0.6837131381034851
gamma	29700	\N	0.5544338226318359
gamma	29750	\N	0.6949462890625
gamma	29800	\N	0.5632407069206238
gamma	29850	\N	0.49905186891555786
gamma	29900	\N	0.5880576372146606
gamma	29950	\N	1.1164807081222534
gamma	30000	\N	0.9104735255241394
gamma	30050	\N	0.7142771482467651
gamma	30100	\N	0.7151058912277222
gamma	30150	\N	0.6078729033470154
gamma	30200	\N	0.6771407723426819
gamma	30250	\N	0.45630764961242676
gamma	30300	\N	0.8878359198570251
gamma	30350	\N	0.602117657661438
gamma	30400	\N	0.6513906717300415
gamma	30450	\N	1.0230411291122437
gamma	30500	\N	0.5844935178756714
gamma	30550	\N	0.5658835172653198
gamma	30600	\N	0.628427267074585
gamma	30650	\N	0.9400360584259033
gamma	30700	\N	0.8842771649360657
gamma	30750	\N	0.8322638273239136
gamma	30800	\N	0.5569368004798889
gamma	30850	\N	0.9207242131233215
gamma	30900	\N	0.5481671094894409
gamma	30950	\N	1.0053941011428833
gamma	31000	\N	0.5124577879905701
gamma	31050	\N	0.4799764156341553
gamma	31100	\N	0.5817335844039917
gamma	31150	\N	0.8142009973526001
gamma	31200	\N	0.5830451250076294
gamma	31250	\N	0.6510616540908813
gamma	31300	\N	0.5518485307693481
gamma	31350	\N	0.5267127156257629
gamma	31400	\N	0.5724785923957825
gamma	31450	\N	1.1197890043258667
gamma	31500	\N	0.8024867177009583
gamma	31550	\N	0.48489299416542053
gamma	31600	\N	0.5660325884819031
gamma	31650	\N	0.5679407715797424
gamma	31700	\N	0.8257372975349426
gamma	31750	\N	0.586051881313324
gamma	31800	\N	0.7229118943214417
gamma	31850	\N	0.6210915446281433
gamma	31900	\N	0.7290442585945129
gamma	31950	\N	0.6651930809020996
gamma	32000	\N	0.5162114500999451
gamma	32050	\N	1.0943217277526855
gamma	32100	\N	0.5124577879905701
gamma	32150	\N	0.4192143380641937
gamma	32200	\N	0.6799452304840088
gamma	32250	\N	0.3994889259338379
gamma	32300	\N	0.7449153661727905
gamma	32350	\N	0.5266838073730469
gamma	32400	\N	0.48873692750930786
gamma	32450	\N	0.6638473868370056
gamma	32500	\N	0.7818446159362793
gamma	32550	\N	0.47244495153427124
gamma	32600	\N	0.51351398229599
gamma	32650	\N	0.6035165190696716
gamma	32700	\N	0.5664885640144348
gamma	32750	\N	0.6043155789375305
gamma	32800	\N	0.5267127156257629
gamma	32850	\N	0.9815685749053955
gamma	32900	\N	0.9284172058105469
gamma	32950	\N	0.5664885640144348
gamma	33000	\N	0.8099573254585266
gamma	33050	\N	0.4653069078922272
gamma	33100	\N	0.48878130316734314
gamma	33150	\N	0.5941902995109558
gamma	33200	\N	0.7529234886169434
gamma	33250	\N	0.6894435882568359
gamma	33300	\N	0.7421088814735413
gamma	33350	\N	0.6696879267692566
gamma	33400	\N	0.6894435882568359
gamma	33450	\N	0.6681712865829468
gamma	33500	\N	0.6486949324607849
gamma	33550	\N	0.5077146887779236
gamma	33600	\N	0.7492827773094177
gamma	33650	\N	0.5104184746742249
gamma	33700	\N	0.5495266318321228
gamma	33750	\N	0.42456600069999695
gamma	33800	\N	0.6843394637107849
gamma	33850	\N	0.6954479217529297
gamma	33900	\N	0.5267127156257629
gamma	33950	\N	0.41800135374069214
gamma	34000	\N	0.7825834155082703
gamma	34050	\N	0.6165549159049988
gamma	34100	\N	0.5498248934745789
gamma	34150	\N	0.5814639329910278
gamma	34200	\N	0.5664885640144348
gamma	34250	\N	0.8138494491577148
gamma	34300	\N	0.6123575568199158
gamma	34350	\N	0.6565735340118408
gamma	34400	\N	0.3994889259338379
gamma	34450	\N	0.9129103422164917
gamma	34500	\N	0.6798921823501587
gamma	34550	\N	0.37454885244369507
gamma	34600	\N	0.727985143661499
gamma	34650	\N	0.5267127156257629
gamma	34700	\N	0.6954479217529297
gamma	34750	\N	0.9557909369468689
gamma	34800	\N	0.7290442585945129
gamma	34850	\N	0.6895678043365479
gamma	34900	\N	0.4653069078922272
gamma	34950	\N	1.1695562601089478
gamma	35000	\N	0.6515992879867554
gamma	35050	\N	0.5724785923957825
gamma	35100	\N	0.4333486258983612
gamma	35150	\N	0.46573570370674133
gamma	35200	\N	0.6763538718223572
gamma	35250	\N	0.4537545144557953
gamma	35300	\N	0.9722846746444702
gamma	35350	\N	1.1000213623046875
gamma	35400	\N	0.6071920990943909
gamma	35450	\N	0.5267127156257629
gamma	35500	\N	0.6799452304840088
gamma	35550	\N	0.7391526103019714
gamma	35600	\N	0.5110230445861816
gamma	35650	\N	0.6841188073158264
gamma	35700	\N	0.5124577879905701
gamma	35750	\N	0.6998096704483032
gamma	35800	\N	0.4120095372200012
gamma	35850	\N	0.48489299416542053
gamma	35900	\N	0.3658635914325714
gamma	35950	\N	0.6994288563728333
gamma	36000	\N	0.7614454627037048
gamma	36050	\N	0.4134991466999054
gamma	36100	\N	0.4526393413543701
gamma	36150	\N	0.6303509473800659
gamma	36200	\N	0.6638473868370056
gamma	36250	\N	0.5660325884819031
gamma	36300	\N	0.7807361483573914
gamma	36350	\N	0.5265740156173706
gamma	36400	\N	0.5507437586784363
gamma	36450	\N	0.5518485307693481
gamma	36500	\N	0.8420047163963318
gamma	36550	\N	0.6223969459533691
gamma	36600	\N	0.5162114500999451
gamma	36650	\N	0.670708417892456
gamma	36700	\N	0.7520779371261597
gamma	36750	\N	0.4653069078922272
gamma	36800	\N	0.5927114486694336
gamma	36850	\N	0.6546196341514587
gamma	36900	\N	0.617842972278595
gamma	36950	\N	0.4961697459220886
gamma	37000	\N	0.799703061580658
gamma	37050	\N	0.6000081300735474
gamma	37100	\N	0.6177327036857605
gamma	37150	\N	0.5507437586784363
gamma	37200	\N	0.6933318972587585
gamma	37250	\N	0.49076664447784424
gamma	37300	\N	0.5053674578666687
gamma	37350	\N	0.6190148591995239
gamma	37400	\N	0.49022576212882996
gamma	37450	\N	0.48842743039131165
gamma	37500	\N	0.6369380354881287
gamma	37550	\N	0.4537545144557953
gamma	37600	\N	0.4271092414855957
gamma	37650	\N	0.6062190532684326
gamma	37700	\N	0.7474606037139893
gamma	37750	\N	0.46573570370674133
gamma	37800	\N	1.118913173675537
gamma	37850	\N	0.6133248209953308
gamma	37900	\N	0.6154202222824097
gamma	37950	\N	0.6472162008285522
gamma	38000	\N	0.7290442585945129
gamma	38050	\N	0.8333045840263367
gamma	38100	\N	0.6570768356323242
gamma	38150	\N	1.3508051633834839
gamma	38200	\N	1.0220816135406494
gamma	38250	\N	0.5182487964630127
gamma	38300	\N	0.5518485307693481
gamma	38350	\N	0.7130853533744812
gamma	38400	\N	0.6074993014335632
gamma	38450	\N	0.4333486258983612
gamma	38500	\N	0.4537545144557953
gamma	38550	\N	0.9463562965393066
gamma	38600	\N	0.872540295124054
gamma	38650	\N	0.6049588322639465
gamma	38700	\N	0.5927114486694336
gamma	38750	\N	0.4384520947933197
gamma	38800	\N	0.5657643675804138
gamma	38850	\N	0.7441040277481079
gamma	38900	\N	0.5020114779472351
gamma	38950	\N	0.8761856555938721
gamma	39000	\N	0.9101940989494324
gamma	39050	\N	0.47165924310684204
gamma	39100	\N	0.5896422266960144
gamma	39150	\N	0.9517404437065125
gamma	39200	\N	0.677813708782196
gamma	39250	\N	0.4781981110572815
gamma	39300	\N	0.8243188858032227
gamma	39350	\N	0.4049387276172638
gamma	39400	\N	0.5813482403755188
gamma	39450	\N	0.8588442206382751
gamma	39500	\N	0.900006115436554
gamma	39550	\N	0.5495266318321228
gamma	39600	\N	0.47244495153427124
gamma	39650	\N	1.3758476972579956
gamma	39700	\N	0.5050296187400818
gamma	39750	\N	1.1000213623046875
gamma	39800	\N	0.5419352054595947
gamma	39850	\N	0.48489299416542053
gamma	39900	\N	0.5134857892990112
gamma	39950	\N	0.43949779868125916
gamma	40000	\N	0.6486949324607849
gamma	40050	\N	0.6554763317108154
gamma	40100	\N	0.5495266318321228
gamma	40150	\N	0.47244495153427124
gamma	40200	\N	1.1570712327957153
gamma	40250	\N	0.8331165313720703
gamma	40300	\N	0.7818446159362793
gamma	40350	\N	0.6437510251998901
gamma	40400	\N	0.47244495153427124
gamma	40450	\N	0.4645864963531494
gamma	40500	\N	0.5366985201835632
gamma	40550	\N	0.5266838073730469
gamma	40600	\N	1.0135865211486816
gamma	40650	\N	0.8571265339851379
gamma	40700	\N	0.46573570370674133
gamma	40750	\N	0.49225157499313354
gamma	40800	\N	0.5461038947105408
gamma	40850	\N	0.9107159376144409
gamma	40900	\N	0.9621436595916748
gamma	40950	\N	0.7105158567428589
gamma	41000	\N	0.6632233262062073
gamma	41050	\N	1.193570613861084
gamma	41100	\N	0.4049387276172638
gamma	41150	\N	0.7268030047416687
gamma	41200	\N	0.4510941803455353
gamma	41250	\N	0.7518172264099121
gamma	41300	\N	0.512485921382904
gamma	41350	\N	0.6309101581573486
gamma	41400	\N	0.9358828663825989
gamma	41450	\N	0.48842743039131165
gamma	41500	\N	1.1974983215332031
gamma	41550	\N	0.5657643675804138
gamma	41600	\N	1.0828156471252441
gamma	41650	\N	0.6698178648948669
gamma	41700	\N	0.4506092667579651
gamma	41750	\N	0.8130332827568054
gamma	41800	\N	0.5595144033432007
gamma	41850	\N	0.99806147813797
gamma	41900	\N	0.6994288563728333
gamma	41950	\N	0.46377795934677124
gamma	42000	\N	0.505395233631134
gamma	42050	\N	0.48842743039131165
gamma	42100	\N	0.4657101035118103
gamma	42150	\N	0.7417047619819641
gamma	42200	\N	0.8740639686584473
gamma	42250	\N	0.4510941803455353
gamma	42300	\N	0.7518172264099121
gamma	42350	\N	0.582371711730957
gamma	42400	\N	0.7757866978645325
gamma	42450	\N	0.4799764156341553
gamma	42500	\N	0.8960272073745728
gamma	42550	\N	0.7421088814735413
gamma	42600	\N	0.7344028353691101
gamma	42650	\N	0.7030060887336731
gamma	42700	\N	0.7331820130348206
gamma	42750	\N	0.8012204170227051
gamma	42800	\N	0.657096266746521
gamma	42850	\N	0.4653069078922272
gamma	42900	\N	0.9081950783729553
gamma	42950	\N	0.9574115872383118
gamma	43000	\N	0.7339209318161011
gamma	43050	\N	0.6745502948760986
gamma	43100	\N	0.9400360584259033
gamma	43150	\N	0.9754935503005981
gamma	43200	\N	0.721060037612915
gamma	43250	\N	0.4537545144557953
gamma	43300	\N	1.2516714334487915
gamma	43350	\N	0.9537878632545471
gamma	43400	\N	0.8521460890769958
gamma	43450	\N	0.8120805621147156
gamma	43500	\N	0.6292145848274231
gamma	43550	\N	0.7187996506690979
gamma	43600	\N	0.8322638273239136
gamma	43650	\N	0.6177327036857605
gamma	43700	\N	0.7342730760574341
gamma	43750	\N	0.6177327036857605
gamma	43800	\N	0.9400360584259033
gamma	43850	\N	0.6859305500984192
gamma	43900	\N	0.8952202200889587
gamma	43950	\N	0.5879536867141724
gamma	44000	\N	0.9574115872383118
gamma	44050	\N	0.5894196629524231
gamma	44100	\N	0.8012204170227051
gamma	44150	\N	0.5664885640144348
gamma	44200	\N	0.7222771048545837
gamma	44250	\N	0.593574583530426
gamma	44300	\N	0.781040370464325
gamma	44350	\N	0.7825834155082703
gamma	44400	\N	0.617842972278595
gamma	44450	\N	0.7290442585945129
gamma	44500	\N	0.6214325428009033
gamma	44550	\N	0.5761050581932068
gamma	44600	\N	0.6867198944091797
gamma	44650	\N	0.576088547706604
gamma	44700	\N	0.52616286277771
gamma	44750	\N	0.5830451250076294
gamma	44800	\N	0.575046718120575
gamma	44850	\N	0.9517404437065125
gamma	44900	\N	0.5804283022880554
gamma	44950	\N	0.5774856805801392
gamma	45000	\N	0.9553127288818359
gamma	45050	\N	0.5767019391059875
gamma	45100	\N	0.7290796041488647
gamma	45150	\N	0.7147538065910339
gamma	45200	\N	0.5401084423065186
gamma	45250	\N	0.5218203663825989
gamma	45300	\N	0.617842972278595
gamma	45350	\N	0.6549271941184998
gamma	45400	\N	0.5529671907424927
gamma	45450	\N	0.5814639329910278
gamma	45500	\N	0.6210915446281433
gamma	45550	\N	0.6015273332595825
gamma	45600	\N	0.8138494491577148
gamma	45650	\N	0.6696879267692566
gamma	45700	\N	0.5865309238433838
gamma	45750	\N	0.6210915446281433
gamma	45800	\N	0.7871158719062805
gamma	45850	\N	0.48873692750930786
gamma	45900	\N	0.6015273332595825
gamma	45950	\N	0.5664885640144348
gamma	46000	\N	1.3508051633834839
gamma	46050	\N	0.5511874556541443
gamma	46100	\N	0.7356278300285339
gamma	46150	\N	0.7656739354133606
gamma	46200	\N	1.3269001245498657
gamma	46250	\N	0.6015273332595825
gamma	46300	\N	0.8012204170227051
gamma	46350	\N	0.7968491911888123
gamma	46400	\N	0.6513906717300415
gamma	46450	\N	1.1540143489837646
gamma	46500	\N	0.4537545144557953
gamma	46550	\N	0.5660325884819031
gamma	46600	\N	0.5481671094894409
gamma	46650	\N	0.8379212617874146
gamma	46700	\N	0.5204435586929321
gamma	46750	\N	0.49837642908096313
gamma	46800	\N	1.0661003589630127
gamma	46850	\N	0.5511874556541443
gamma	46900	\N	0.5481671094894409
gamma	46950	\N	0.6857826113700867
gamma	47000	\N	0.7271715998649597
gamma	47050	\N	0.6210915446281433
gamma	47100	\N	0.8622010946273804
gamma	47150	\N	0.9525960683822632
gamma	47200	\N	0.6437510251998901
gamma	47250	\N	0.5252878069877625
gamma	47300	\N	1.1224819421768188
gamma	47350	\N	0.5658835172653198
gamma	47400	\N	0.5518485307693481
gamma	47450	\N	0.5518485307693481
gamma	47500	\N	0.5106625556945801
gamma	47550	\N	0.5511874556541443
gamma	47600	\N	0.6513906717300415
gamma	47650	\N	0.5396990180015564
gamma	47700	\N	0.5960963368415833
gamma	47750	\N	0.5880576372146606
gamma	47800	\N	0.632955014705658
gamma	47850	\N	0.6797034740447998
gamma	47900	\N	0.6513906717300415
gamma	47950	\N	0.41569262742996216
gamma	48000	\N	0.677813708782196
gamma	48050	\N	1.0482611656188965
gamma	48100	\N	0.5597417950630188
gamma	48150	\N	0.6702532768249512
gamma	48200	\N	0.6159574389457703
gamma	48250	\N	0.657096266746521
gamma	48300	\N	0.6155139207839966
gamma	48350	\N	0.5544338226318359
gamma	48400	\N	0.5267127156257629
gamma	48450	\N	0.512485921382904
gamma	48500	\N	0.8333876132965088
gamma	48550	\N	0.5935734510421753
gamma	48600	\N	0.49805277585983276
gamma	48650	\N	0.9064490795135498
gamma	48700	\N	0.8012204170227051
gamma	48750	\N	0.6623923182487488
gamma	48800	\N	0.6437510251998901
gamma	48850	\N	0.8276267051696777
gamma	48900	\N	0.8274444341659546
gamma	48950	\N	1.2623924016952515
gamma	49000	\N	1.0399912595748901
gamma	49050	\N	0.5713656544685364
gamma	49100	\N	0.7271361351013184
gamma	49150	\N	0.5124577879905701
gamma	49200	\N	0.5144054889678955
gamma	49250	\N	0.7887817025184631
gamma	49300	\N	1.3508051633834839
gamma	49350	\N	1.1812394857406616
gamma	49400	\N	0.49503570795059204
gamma	49450	\N	1.026471734046936
gamma	49500	\N	0.6043155789375305
gamma	49550	\N	0.6515992879867554
gamma	49600	\N	1.0982931852340698
gamma	49650	\N	1.0854780673980713
gamma	49700	\N	0.9594546556472778
gamma	49750	\N	0.6049588322639465
gamma	49800	\N	1.1869560480117798
gamma	49850	\N	0.6478593945503235
gamma	49900	\N	0.7708852887153625
gamma	49950	\N	0.6486949324607849
gamma	50000	\N	0.5226991176605225
gamma	50050	\N	1.0375328063964844
gamma	50100	\N	1.1506589651107788
gamma	50150	\N	0.9640858173370361
gamma	50200	\N	0.9521012902259827
gamma	50250	\N	1.0284494161605835
gamma	50300	\N	0.5665748715400696
gamma	50350	\N	0.6486949324607849
gamma	50400	\N	1.0685877799987793
gamma	50450	\N	0.8505328297615051
gamma	50500	\N	0.9596121907234192
gamma	50550	\N	0.8215991258621216
gamma	50600	\N	0.7547529935836792
gamma	50650	\N	0.5865309238433838
gamma	50700	\N	0.7673722505569458
gamma	50750	\N	0.8304588198661804
gamma	50800	\N	0.8155068159103394
gamma	50850	\N	0.5260160565376282
gamma	50900	\N	0.5808959007263184
gamma	50950	\N	0.5411320328712463
gamma	51000	\N	0.5249781608581543
gamma	51050	\N	1.1016958951950073
gamma	51100	\N	0.7825834155082703
gamma	51150	\N	1.1061598062515259
gamma	51200	\N	0.8338874578475952
gamma	51250	\N	0.9626747965812683
gamma	51300	\N	0.7030060887336731
gamma	51350	\N	0.7032948136329651
gamma	51400	\N	0.6843394637107849
gamma	51450	\N	0.7501981854438782
gamma	51500	\N	0.8012875318527222
gamma	51550	\N	0.5657643675804138
gamma	51600	\N	0.6748956441879272
gamma	51650	\N	0.5497806668281555
gamma	51700	\N	0.6518687605857849
gamma	51750	\N	1.2084563970565796
gamma	51800	\N	0.7306553721427917
gamma	51850	\N	0.7973610758781433
gamma	51900	\N	1.018873929977417
gamma	51950	\N	0.7653747200965881
gamma	52000	\N	0.7359806895256042
gamma	52050	\N	1.0182859897613525
gamma	52100	\N	1.0943217277526855
gamma	52150	\N	0.931075930595398
gamma	52200	\N	0.705907940864563
gamma	52250	\N	0.9549256563186646
gamma	52300	\N	0.5313834547996521
gamma	52350	\N	1.2056796550750732
gamma	52400	\N	0.7461332082748413
gamma	52450	\N	0.8762170672416687
gamma	52500	\N	0.7229118943214417
gamma	52550	\N	0.46573570370674133
gamma	52600	\N	0.6638473868370056
gamma	52650	\N	0.4837180972099304
gamma	52700	\N	0.87595134973526
gamma	52750	\N	0.5646645426750183
gamma	52800	\N	0.7025092840194702
gamma	52850	\N	0.6223969459533691
gamma	52900	\N	1.0734068155288696
gamma	52950	\N	1.1812433004379272
gamma	53000	\N	0.6253703832626343
gamma	53050	\N	0.7157312035560608
gamma	53100	\N	0.841561496257782
gamma	53150	\N	0.9671928882598877
gamma	53200	\N	0.6755068302154541
gamma	53250	\N	0.7461332082748413
gamma	53300	\N	0.5481671094894409
gamma	53350	\N	0.8303205966949463
gamma	53400	\N	0.6049588322639465
gamma	53450	\N	0.4657101035118103
gamma	53500	\N	0.7453336119651794
gamma	53550	\N	1.444290041923523
gamma	53600	\N	1.144891619682312
gamma	53650	\N	1.0830812454223633
gamma	53700	\N	1.4405118227005005
gamma	53750	\N	0.7614454627037048
gamma	53800	\N	0.5396990180015564
gamma	53850	\N	0.5053674578666687
gamma	53900	\N	0.5814639329910278
poisson	50	\N	17.567556381225586
poisson	100	\N	16.842411041259766
poisson	150	\N	10.501222610473633
poisson	200	\N	13.418692588806152
poisson	250	\N	10.642561912536621
poisson	300	\N	15.064949989318848
poisson	350	\N	11.582640647888184
poisson	400	\N	15.071535110473633
poisson	450	\N	17.373323440551758
poisson	500	\N	20.226469039916992
poisson	550	\N	10.464762687683105
poisson	600	\N	10.977472305297852
poisson	650	\N	15.584341049194336
poisson	700	\N	13.457139015197754
poisson	750	\N	18.264297485351562
poisson	800	\N	9.73549747467041
poisson	850	\N	8.877314567565918
poisson	900	\N	21.898990631103516
poisson	950	\N	10.592574119567871
poisson	1000	\N	21.924745559692383
poisson	1050	\N	10.642561912536621
poisson	1100	\N	9.73549747467041
poisson	1150	\N	11.56223201751709
poisson	1200	\N	28.775991439819336
poisson	1250	\N	9.15762996673584
poisson	1300	\N	9.660489082336426
poisson	1350	\N	8.269927978515625
poisson	1400	\N	10.553370475769043
poisson	1450	\N	16.41191291809082
poisson	1500	\N	8.431138038635254
poisson	1550	\N	10.997674942016602
poisson	1600	\N	19.70814323425293
poisson	1650	\N	14.894551277160645
poisson	1700	\N	10.691954612731934
poisson	1750	\N	10.65304946899414
poisson	1800	\N	8.703646659851074
poisson	1850	\N	10.179631233215332
poisson	1900	\N	10.464762687683105
poisson	1950	\N	11.123147010803223
poisson	2000	\N	8.820791244506836
poisson	2050	\N	12.683667182922363
poisson	2100	\N	14.523262977600098
poisson	2150	\N	18.5856990814209
poisson	2200	\N	7.534445285797119
poisson	2250	\N	21.73731803894043
poisson	2300	\N	17.68721580505371
poisson	2350	\N	10.615874290466309
poisson	2400	\N	10.855055809020996
poisson	2450	\N	10.642561912536621
poisson	2500	\N	9.531893730163574
poisson	2550	\N	17.7435302734375
poisson	2600	\N	10.642561912536621
poisson	2650	\N	22.060840606689453
poisson	2700	\N	20.226469039916992
poisson	2750	\N	10.678592681884766
poisson	2800	\N	8.96336555480957
poisson	2850	\N	21.67347526550293
poisson	2900	\N	17.958425521850586
poisson	2950	\N	10.128397941589355
poisson	3000	\N	15.84813404083252
poisson	3050	\N	7.796148777008057
poisson	3100	\N	7.783039093017578
poisson	3150	\N	12.477702140808105
poisson	3200	\N	17.760696411132812
poisson	3250	\N	17.07198143005371
poisson	3300	\N	15.922369003295898
poisson	3350	\N	15.270546913146973
poisson	3400	\N	16.271608352661133
poisson	3450	\N	14.396485328674316
poisson	3500	\N	13.19436264038086
poisson	3550	\N	13.84029483795166
poisson	3600	\N	9.784916877746582
poisson	3650	\N	15.270546913146973
poisson	3700	\N	10.44582748413086
poisson	3750	\N	9.69835376739502
poisson	3800	\N	20.590967178344727
poisson	3850	\N	11.2138032913208
poisson	3900	\N	12.075737953186035
poisson	3950	\N	10.642561912536621
poisson	4000	\N	10.108071327209473
poisson	4050	\N	19.03251075744629
poisson	4100	\N	8.776396751403809
poisson	4150	\N	17.958425521850586
poisson	4200	\N	17.502124786376953
poisson	4250	\N	12.657593727111816
poisson	4300	\N	8.96336555480957
poisson	4350	\N	9.428192138671875
poisson	4400	\N	9.973830223083496
poisson	4450	\N	8.672635078430176
poisson	4500	\N	16.842411041259766
poisson	4550	\N	10.18836784362793
poisson	4600	\N	17.80259895324707
poisson	4650	\N	14.531685829162598
poisson	4700	\N	11.502100944519043
poisson	4750	\N	10.108071327209473
poisson	4800	\N	16.941755294799805
poisson	4850	\N	10.264719009399414
poisson	4900	\N	20.217897415161133
poisson	4950	\N	11.230019569396973
poisson	5000	\N	19.566930770874023
poisson	5050	\N	14.448648452758789
poisson	5100	\N	10.316642761230469
poisson	5150	\N	20.354772567749023
poisson	5200	\N	11.883527755737305
poisson	5250	\N	19.048072814941406
poisson	5300	\N	14.978447914123535
poisson	5350	\N	12.048334121704102
poisson	5400	\N	13.106449127197266
poisson	5450	\N	18.215457916259766
poisson	5500	\N	16.716758728027344
poisson	5550	\N	17.973957061767578
poisson	5600	\N	9.73549747467041
poisson	5650	\N	8.443018913269043
poisson	5700	\N	18.520864486694336
poisson	5750	\N	14.795821189880371
poisson	5800	\N	8.681594848632812
poisson	5850	\N	18.520864486694336
poisson	5900	\N	17.973957061767578
poisson	5950	\N	12.490678787231445
poisson	6000	\N	18.98751449584961
poisson	6050	\N	18.898181915283203
poisson	6100	\N	14.246935844421387
poisson	6150	\N	17.13055992126465
poisson	6200	\N	18.44024085998535
poisson	6250	\N	12.953426361083984
poisson	6300	\N	13.994688034057617
poisson	6350	\N	17.607248306274414
poisson	6400	\N	18.43510627746582
poisson	6450	\N	13.16562271118164
poisson	6500	\N	8.949308395385742
poisson	6550	\N	17.505573272705078
poisson	6600	\N	20.226469039916992
poisson	6650	\N	11.40867805480957
poisson	6700	\N	12.437931060791016
poisson	6750	\N	12.143536567687988
poisson	6800	\N	9.68649959564209
poisson	6850	\N	15.168615341186523
poisson	6900	\N	8.820791244506836
poisson	6950	\N	13.66530704498291
poisson	7000	\N	16.75341796875
poisson	7050	\N	14.058049201965332
poisson	7100	\N	8.322216987609863
poisson	7150	\N	15.377371788024902
poisson	7200	\N	17.995086669921875
poisson	7250	\N	21.924745559692383
poisson	7300	\N	15.270546913146973
poisson	7350	\N	17.946125030517578
poisson	7400	\N	12.253643989562988
poisson	7450	\N	15.657325744628906
poisson	7500	\N	8.776396751403809
poisson	7550	\N	17.924863815307617
poisson	7600	\N	15.180854797363281
poisson	7650	\N	12.360487937927246
poisson	7700	\N	13.394124984741211
poisson	7750	\N	14.57834243774414
poisson	7800	\N	15.157581329345703
poisson	7850	\N	10.108071327209473
poisson	7900	\N	14.058049201965332
poisson	7950	\N	13.35891056060791
poisson	8000	\N	17.719655990600586
poisson	8050	\N	7.840658664703369
poisson	8100	\N	10.63349437713623
poisson	8150	\N	15.106903076171875
poisson	8200	\N	19.115108489990234
poisson	8250	\N	21.461641311645508
poisson	8300	\N	13.371949195861816
poisson	8350	\N	14.795821189880371
poisson	8400	\N	9.866531372070312
poisson	8450	\N	18.520864486694336
poisson	8500	\N	16.336021423339844
poisson	8550	\N	18.27594566345215
poisson	8600	\N	18.51012420654297
poisson	8650	\N	11.883527755737305
poisson	8700	\N	12.0855712890625
poisson	8750	\N	12.562931060791016
poisson	8800	\N	16.64781951904297
poisson	8850	\N	12.477702140808105
poisson	8900	\N	8.849467277526855
poisson	8950	\N	20.354772567749023
poisson	9000	\N	11.07045841217041
poisson	9050	\N	12.006648063659668
poisson	9100	\N	17.719655990600586
poisson	9150	\N	12.260403633117676
poisson	9200	\N	12.431056022644043
poisson	9250	\N	17.63433265686035
poisson	9300	\N	15.361241340637207
poisson	9350	\N	18.131214141845703
poisson	9400	\N	16.012907028198242
poisson	9450	\N	14.102273941040039
poisson	9500	\N	15.157581329345703
poisson	9550	\N	13.799487113952637
poisson	9600	\N	17.037458419799805
poisson	9650	\N	16.61873435974121
poisson	9700	\N	13.284141540527344
poisson	9750	\N	21.461641311645508
poisson	9800	\N	14.470829963684082
poisson	9850	\N	16.561622619628906
poisson	9900	\N	20.628734588623047
poisson	9950	\N	19.775554656982422
poisson	10000	\N	13.595564842224121
poisson	10050	\N	17.557369232177734
poisson	10100	\N	17.48621368408203
poisson	10150	\N	17.48621368408203
poisson	10200	\N	16.842411041259766
poisson	10250	\N	14.894203186035156
poisson	10300	\N	13.890442848205566
poisson	10350	\N	9.12491512298584
poisson	10400	\N	11.681313514709473
poisson	10450	\N	18.51012420654297
poisson	10500	\N	15.106903076171875
poisson	10550	\N	14.646651268005371
poisson	10600	\N	15.584341049194336
poisson	10650	\N	16.61873435974121
poisson	10700	\N	13.318089485168457
poisson	10750	\N	15.157581329345703
poisson	10800	\N	15.671883583068848
poisson	10850	\N	14.246935844421387
poisson	10900	\N	15.568442344665527
poisson	10950	\N	12.135531425476074
poisson	11000	\N	10.464762687683105
poisson	11050	\N	10.278151512145996
poisson	11100	\N	18.475366592407227
poisson	11150	\N	14.795821189880371
poisson	11200	\N	15.157581329345703
poisson	11250	\N	18.545520782470703
poisson	11300	\N	17.151948928833008
poisson	11350	\N	18.911577224731445
poisson	11400	\N	13.533967971801758
poisson	11450	\N	11.44497013092041
poisson	11500	\N	12.83714485168457
poisson	11550	\N	16.61873435974121
poisson	11600	\N	12.298867225646973
poisson	11650	\N	12.351902961730957
poisson	11700	\N	19.1772403717041
poisson	11750	\N	14.57834243774414
poisson	11800	\N	15.681612968444824
poisson	11850	\N	10.655317306518555
poisson	11900	\N	18.269773483276367
poisson	11950	\N	11.99541187286377
poisson	12000	\N	13.421188354492188
poisson	12050	\N	15.681612968444824
poisson	12100	\N	17.63433265686035
poisson	12150	\N	11.986944198608398
poisson	12200	\N	16.849842071533203
poisson	12250	\N	12.135531425476074
poisson	12300	\N	15.86769962310791
poisson	12350	\N	13.574090957641602
poisson	12400	\N	13.8967924118042
poisson	12450	\N	17.958425521850586
poisson	12500	\N	14.956279754638672
poisson	12550	\N	13.09898567199707
poisson	12600	\N	11.659143447875977
poisson	12650	\N	13.84029483795166
poisson	12700	\N	8.219459533691406
poisson	12750	\N	13.75568675994873
poisson	12800	\N	12.298867225646973
poisson	12850	\N	12.493478775024414
poisson	12900	\N	10.17131233215332
poisson	12950	\N	10.501222610473633
poisson	13000	\N	13.8967924118042
poisson	13050	\N	9.008706092834473
poisson	13100	\N	11.293657302856445
poisson	13150	\N	9.531893730163574
poisson	13200	\N	13.240484237670898
poisson	13250	\N	17.7015380859375
poisson	13300	\N	15.671883583068848
poisson	13350	\N	11.99541187286377
poisson	13400	\N	10.916183471679688
poisson	13450	\N	15.449387550354004
poisson	13500	\N	8.043402671813965
poisson	13550	\N	16.27078628540039
poisson	13600	\N	17.806072235107422
poisson	13650	\N	17.844247817993164
poisson	13700	\N	18.512109756469727
poisson	13750	\N	11.48637866973877
poisson	13800	\N	22.357254028320312
poisson	13850	\N	12.832894325256348
poisson	13900	\N	12.076020240783691
poisson	13950	\N	14.470829963684082
poisson	14000	\N	16.61873435974121
poisson	14050	\N	13.284141540527344
poisson	14100	\N	12.076020240783691
poisson	14150	\N	17.49271011352539
poisson	14200	\N	10.916183471679688
poisson	14250	\N	14.558340072631836
poisson	14300	\N	13.533967971801758
poisson	14350	\N	13.992929458618164
poisson	14400	\N	11.298125267028809
poisson	14450	\N	19.553443908691406
poisson	14500	\N	17.80259895324707
poisson	14550	\N	10.053290367126465
poisson	14600	\N	15.584341049194336
poisson	14650	\N	8.9164457321167
poisson	14700	\N	11.816067695617676
poisson	14750	\N	18.520864486694336
poisson	14800	\N	14.26427936553955
poisson	14850	\N	11.529094696044922
poisson	14900	\N	14.182723045349121
poisson	14950	\N	10.514477729797363
poisson	15000	\N	12.198482513427734
poisson	15050	\N	10.678592681884766
poisson	15100	\N	9.63193416595459
poisson	15150	\N	17.94571304321289
poisson	15200	\N	15.584341049194336
poisson	15250	\N	10.108071327209473
poisson	15300	\N	18.51012420654297
poisson	15350	\N	9.667813301086426
poisson	15400	\N	10.501222610473633
poisson	15450	\N	15.882452964782715
poisson	15500	\N	9.73549747467041
poisson	15550	\N	13.205119132995605
poisson	15600	\N	11.093831062316895
poisson	15650	\N	10.4552583694458
poisson	15700	\N	9.981711387634277
poisson	15750	\N	17.484329223632812
poisson	15800	\N	12.431056022644043
poisson	15850	\N	16.81157684326172
poisson	15900	\N	11.57767105102539
poisson	15950	\N	18.106914520263672
poisson	16000	\N	17.973957061767578
poisson	16050	\N	15.882452964782715
poisson	16100	\N	24.956064224243164
poisson	16150	\N	18.316606521606445
poisson	16200	\N	24.91037368774414
poisson	16250	\N	10.894387245178223
poisson	16300	\N	9.317925453186035
poisson	16350	\N	11.757161140441895
poisson	16400	\N	15.763334274291992
poisson	16450	\N	15.568442344665527
poisson	16500	\N	16.842411041259766
poisson	16550	\N	12.431056022644043
poisson	16600	\N	19.793529510498047
poisson	16650	\N	16.3416748046875
poisson	16700	\N	15.157581329345703
poisson	16750	\N	12.016963958740234
poisson	16800	\N	11.374628067016602
poisson	16850	\N	9.317925453186035
poisson	16900	\N	20.669843673706055
poisson	16950	\N	17.844247817993164
poisson	17000	\N	10.256778717041016
poisson	17050	\N	8.96336555480957
poisson	17100	\N	18.027551651000977
poisson	17150	\N	12.016963958740234
poisson	17200	\N	13.968910217285156
poisson	17250	\N	9.194178581237793
poisson	17300	\N	13.574090957641602
poisson	17350	\N	14.974513053894043
poisson	17400	\N	12.298867225646973
poisson	17450	\N	13.09898567199707
poisson	17500	\N	19.93781852722168
poisson	17550	\N	13.000314712524414
poisson	17600	\N	14.26427936553955
poisson	17650	\N	15.657325744628906
poisson	17700	\N	9.162080764770508
poisson	17750	\N	10.579081535339355
poisson	17800	\N	12.143536567687988
poisson	17850	\N	9.504734992980957
poisson	17900	\N	15.064949989318848
poisson	17950	\N	11.186857223510742
poisson	18000	\N	13.272685050964355
poisson	18050	\N	11.700604438781738
poisson	18100	\N	19.893938064575195
poisson	18150	\N	10.678592681884766
poisson	18200	\N	17.7015380859375
poisson	18250	\N	12.746356010437012
poisson	18300	\N	18.522859573364258
poisson	18350	\N	9.548404693603516
poisson	18400	\N	15.071535110473633
poisson	18450	\N	17.925453186035156
poisson	18500	\N	13.000314712524414
poisson	18550	\N	14.775642395019531
poisson	18600	\N	8.776396751403809
poisson	18650	\N	13.354228973388672
poisson	18700	\N	14.646651268005371
poisson	18750	\N	17.946125030517578
poisson	18800	\N	18.911577224731445
poisson	18850	\N	19.03251075744629
poisson	18900	\N	14.206564903259277
poisson	18950	\N	10.128397941589355
poisson	19000	\N	19.673032760620117
poisson	19050	\N	8.235727310180664
poisson	19100	\N	10.31640625
poisson	19150	\N	20.217897415161133
poisson	19200	\N	10.259527206420898
poisson	19250	\N	14.775642395019531
poisson	19300	\N	9.784916877746582
poisson	19350	\N	18.45657730102539
poisson	19400	\N	12.430771827697754
poisson	19450	\N	12.26596450805664
poisson	19500	\N	10.264719009399414
poisson	19550	\N	8.659841537475586
poisson	19600	\N	18.545520782470703
poisson	19650	\N	14.01511001586914
poisson	19700	\N	16.27115821838379
poisson	19750	\N	9.241128921508789
poisson	19800	\N	16.842411041259766
poisson	19850	\N	14.894203186035156
poisson	19900	\N	10.977472305297852
poisson	19950	\N	13.087997436523438
poisson	20000	\N	13.799487113952637
poisson	20050	\N	12.755378723144531
poisson	20100	\N	13.45270824432373
poisson	20150	\N	17.781240463256836
poisson	20200	\N	22.357254028320312
poisson	20250	\N	18.02713966369629
poisson	20300	\N	17.44589614868164
poisson	20350	\N	8.395072937011719
poisson	20400	\N	10.678592681884766
poisson	20450	\N	12.167396545410156
poisson	20500	\N	14.345717430114746
poisson	20550	\N	10.053290367126465
poisson	20600	\N	16.27115821838379
poisson	20650	\N	9.427041053771973
poisson	20700	\N	9.686155319213867
poisson	20750	\N	15.157581329345703
poisson	20800	\N	8.9164457321167
poisson	20850	\N	15.168615341186523
poisson	20900	\N	13.09898567199707
poisson	20950	\N	18.520864486694336
poisson	21000	\N	8.311760902404785
poisson	21050	\N	9.557659149169922
poisson	21100	\N	12.143536567687988
poisson	21150	\N	12.832894325256348
poisson	21200	\N	14.3187837600708
poisson	21250	\N	12.431056022644043
poisson	21300	\N	9.68942642211914
poisson	21350	\N	17.46645164489746
poisson	21400	\N	13.429852485656738
poisson	21450	\N	9.398893356323242
poisson	21500	\N	16.941755294799805
poisson	21550	\N	20.86653709411621
poisson	21600	\N	16.61873435974121
poisson	21650	\N	12.746356010437012
poisson	21700	\N	9.973830223083496
poisson	21750	\N	14.396485328674316
poisson	21800	\N	10.198747634887695
poisson	21850	\N	14.994962692260742
poisson	21900	\N	8.841912269592285
poisson	21950	\N	8.559426307678223
poisson	22000	\N	9.221634864807129
poisson	22050	\N	13.284141540527344
poisson	22100	\N	12.0855712890625
poisson	22150	\N	18.01018714904785
poisson	22200	\N	13.890442848205566
poisson	22250	\N	10.3955717086792
poisson	22300	\N	15.657325744628906
poisson	22350	\N	23.96184730529785
poisson	22400	\N	29.148130416870117
poisson	22450	\N	12.910139083862305
poisson	22500	\N	12.0855712890625
poisson	22550	\N	12.074600219726562
poisson	22600	\N	12.473965644836426
poisson	22650	\N	8.888007164001465
poisson	22700	\N	12.006648063659668
poisson	22750	\N	12.693187713623047
poisson	22800	\N	18.766035079956055
poisson	22850	\N	13.920857429504395
poisson	22900	\N	13.311394691467285
poisson	22950	\N	12.198482513427734
poisson	23000	\N	9.3579683303833
poisson	23050	\N	12.0855712890625
poisson	23100	\N	16.47182273864746
poisson	23150	\N	8.219459533691406
poisson	23200	\N	8.219459533691406
poisson	23250	\N	19.816619873046875
poisson	23300	\N	14.974513053894043
poisson	23350	\N	17.80259895324707
poisson	23400	\N	13.533967971801758
poisson	23450	\N	14.974513053894043
poisson	23500	\N	15.882452964782715
poisson	23550	\N	13.318089485168457
poisson	23600	\N	11.768364906311035
poisson	23650	\N	15.157581329345703
poisson	23700	\N	8.27982234954834
poisson	23750	\N	9.874348640441895
poisson	23800	\N	11.230019569396973
poisson	23850	\N	14.058049201965332
poisson	23900	\N	12.0855712890625
poisson	23950	\N	18.911577224731445
poisson	24000	\N	13.019431114196777
poisson	24050	\N	13.799487113952637
poisson	24100	\N	11.883527755737305
poisson	24150	\N	11.858086585998535
poisson	24200	\N	11.700604438781738
poisson	24250	\N	9.94986343383789
poisson	24300	\N	9.866531372070312
poisson	24350	\N	10.850775718688965
poisson	24400	\N	15.157581329345703
poisson	24450	\N	11.883527755737305
poisson	24500	\N	18.72403335571289
poisson	24550	\N	17.634572982788086
poisson	24600	\N	15.657325744628906
poisson	24650	\N	8.043402671813965
poisson	24700	\N	8.573448181152344
poisson	24750	\N	18.522859573364258
poisson	24800	\N	18.215457916259766
poisson	24850	\N	12.67399787902832
poisson	24900	\N	11.293657302856445
poisson	24950	\N	18.43510627746582
poisson	25000	\N	12.515220642089844
poisson	25050	\N	20.354772567749023
poisson	25100	\N	14.974513053894043
poisson	25150	\N	12.976513862609863
poisson	25200	\N	17.844247817993164
poisson	25250	\N	11.874476432800293
poisson	25300	\N	8.981735229492188
poisson	25350	\N	16.3416748046875
poisson	25400	\N	12.431056022644043
poisson	25450	\N	13.371949195861816
poisson	25500	\N	11.148079872131348
poisson	25550	\N	10.291640281677246
poisson	25600	\N	17.973957061767578
poisson	25650	\N	18.520864486694336
poisson	25700	\N	11.738534927368164
poisson	25750	\N	16.716758728027344
poisson	25800	\N	17.63433265686035
poisson	25850	\N	14.342673301696777
poisson	25900	\N	29.36971664428711
poisson	25950	\N	17.571435928344727
poisson	26000	\N	32.03433609008789
poisson	26050	\N	9.866531372070312
poisson	26100	\N	21.37783432006836
poisson	26150	\N	9.008706092834473
poisson	26200	\N	9.386689186096191
poisson	26250	\N	18.131214141845703
poisson	26300	\N	16.842411041259766
poisson	26350	\N	11.148079872131348
poisson	26400	\N	16.842411041259766
poisson	26450	\N	8.50031566619873
poisson	26500	\N	17.844247817993164
poisson	26550	\N	8.652772903442383
poisson	26600	\N	14.083834648132324
poisson	26650	\N	20.226469039916992
poisson	26700	\N	19.304447174072266
poisson	26750	\N	20.289159774780273
poisson	26800	\N	9.733193397521973
poisson	26850	\N	23.174352645874023
poisson	26900	\N	18.02713966369629
poisson	26950	\N	18.224058151245117
poisson	27000	\N	18.735776901245117
poisson	27050	\N	10.501222610473633
poisson	27100	\N	10.316642761230469
poisson	27150	\N	15.064949989318848
poisson	27200	\N	17.484329223632812
poisson	27250	\N	12.990775108337402
poisson	27300	\N	17.037458419799805
poisson	27350	\N	10.910643577575684
poisson	27400	\N	13.533967971801758
poisson	27450	\N	20.289159774780273
poisson	27500	\N	11.723638534545898
poisson	27550	\N	13.284141540527344
poisson	27600	\N	23.174352645874023
poisson	27650	\N	25.902875900268555
poisson	27700	\N	10.850775718688965
poisson	27750	\N	19.553443908691406
poisson	27800	\N	11.700604438781738
poisson	27850	\N	10.678592681884766
poisson	27900	\N	14.058049201965332
poisson	27950	\N	12.229049682617188
poisson	28000	\N	10.256778717041016
poisson	28050	\N	11.286828994750977
poisson	28100	\N	11.816067695617676
poisson	28150	\N	10.3955717086792
poisson	28200	\N	14.795821189880371
poisson	28250	\N	12.0855712890625
poisson	28300	\N	15.657325744628906
poisson	28350	\N	11.374628067016602
poisson	28400	\N	9.73549747467041
poisson	28450	\N	12.26596450805664
poisson	28500	\N	8.837640762329102
poisson	28550	\N	12.253643989562988
poisson	28600	\N	12.431056022644043
poisson	28650	\N	17.4716854095459
poisson	28700	\N	17.07198143005371
poisson	28750	\N	8.820791244506836
poisson	28800	\N	8.395089149475098
poisson	28850	\N	14.646651268005371
poisson	28900	\N	10.3955717086792
poisson	28950	\N	8.864312171936035
poisson	29000	\N	9.586658477783203
poisson	29050	\N	11.700604438781738
poisson	29100	\N	13.284141540527344
poisson	29150	\N	9.660489082336426
poisson	29200	\N	8.890143394470215
poisson	29250	\N	12.73897647857666
poisson	29300	\N	18.027551651000977
poisson	29350	\N	12.431056022644043
poisson	29400	\N	8.783350944519043
poisson	29450	\N	10.501222610473633
poisson	29500	\N	8.311760902404785
poisson	29550	\N	9.557659149169922
poisson	29600	\N	11.71390438079834
poisson	29650	\N	10.669919967651367
poisson	29700	\N	8.874248504638672
poisson	29750	\N	10.916183471679688
poisson	29800	\N	10.048707962036133
poisson	29850	\N	8.341876983642578
poisson	29900	\N	9.317925453186035
poisson	29950	\N	17.80259895324707
poisson	30000	\N	15.36168384552002
poisson	30050	\N	11.681313514709473
poisson	30100	\N	10.603987693786621
poisson	30150	\N	10.580060005187988
poisson	30200	\N	11.883527755737305
poisson	30250	\N	8.358377456665039
poisson	30300	\N	14.646651268005371
poisson	30350	\N	10.618395805358887
poisson	30400	\N	10.3955717086792
poisson	30450	\N	17.020780563354492
poisson	30500	\N	9.660489082336426
poisson	30550	\N	9.386689186096191
poisson	30600	\N	9.866531372070312
poisson	30650	\N	16.27115821838379
poisson	30700	\N	13.825776100158691
poisson	30750	\N	13.533967971801758
poisson	30800	\N	9.108421325683594
poisson	30850	\N	14.558340072631836
poisson	30900	\N	9.973830223083496
poisson	30950	\N	15.97549819946289
poisson	31000	\N	8.659841537475586
poisson	31050	\N	8.279001235961914
poisson	31100	\N	8.715916633605957
poisson	31150	\N	13.240484237670898
poisson	31200	\N	9.72240161895752
poisson	31250	\N	10.291640281677246
poisson	31300	\N	8.820791244506836
poisson	31350	\N	8.311760902404785
poisson	31400	\N	8.91491985321045
poisson	31450	\N	17.002233505249023
poisson	31500	\N	12.746356010437012
poisson	31550	\N	8.219459533691406
poisson	31600	\N	8.820791244506836
poisson	31650	\N	9.784916877746582
poisson	31700	\N	13.083900451660156
poisson	31750	\N	9.973830223083496
poisson	31800	\N	12.129668235778809
poisson	31850	\N	10.179631233215332
poisson	31900	\N	11.925067901611328
poisson	31950	\N	10.978506088256836
poisson	32000	\N	8.443018913269043
poisson	32050	\N	17.571435928344727
poisson	32100	\N	8.659841537475586
poisson	32150	\N	7.77400541305542
poisson	32200	\N	11.700604438781738
poisson	32250	\N	8.593062400817871
poisson	32300	\N	12.050152778625488
poisson	32350	\N	8.703646659851074
poisson	32400	\N	8.82579231262207
poisson	32450	\N	10.642561912536621
poisson	32500	\N	12.82766342163086
poisson	32550	\N	7.783039093017578
poisson	32600	\N	8.311760902404785
poisson	32650	\N	10.476410865783691
poisson	32700	\N	9.008706092834473
poisson	32750	\N	10.128397941589355
poisson	32800	\N	8.311760902404785
poisson	32850	\N	14.726936340332031
poisson	32900	\N	13.21255111694336
poisson	32950	\N	9.008706092834473
poisson	33000	\N	13.251496315002441
poisson	33050	\N	8.050361633300781
poisson	33100	\N	8.550978660583496
poisson	33150	\N	8.746129989624023
poisson	33200	\N	11.403443336486816
poisson	33250	\N	12.129668235778809
poisson	33300	\N	11.230019569396973
poisson	33350	\N	10.855055809020996
poisson	33400	\N	12.129668235778809
poisson	33450	\N	10.553370475769043
poisson	33500	\N	10.316642761230469
poisson	33550	\N	8.247431755065918
poisson	33600	\N	12.26596450805664
poisson	33650	\N	8.219459533691406
poisson	33700	\N	8.50031566619873
poisson	33750	\N	7.643856048583984
poisson	33800	\N	11.148079872131348
poisson	33850	\N	11.241262435913086
poisson	33900	\N	8.311760902404785
poisson	33950	\N	8.634742736816406
poisson	34000	\N	12.431056022644043
poisson	34050	\N	9.973830223083496
poisson	34100	\N	9.194178581237793
poisson	34150	\N	10.678592681884766
poisson	34200	\N	9.008706092834473
poisson	34250	\N	12.298867225646973
poisson	34300	\N	10.005743026733398
poisson	34350	\N	9.997194290161133
poisson	34400	\N	8.593062400817871
poisson	34450	\N	14.083834648132324
poisson	34500	\N	11.00027847290039
poisson	34550	\N	7.181650638580322
poisson	34600	\N	11.523490905761719
poisson	34650	\N	8.311760902404785
poisson	34700	\N	11.355476379394531
poisson	34750	\N	15.449387550354004
poisson	34800	\N	11.925067901611328
poisson	34850	\N	10.6592435836792
poisson	34900	\N	8.050361633300781
poisson	34950	\N	17.735252380371094
poisson	35000	\N	10.553370475769043
poisson	35050	\N	8.91491985321045
poisson	35100	\N	6.952610492706299
poisson	35150	\N	8.043402671813965
poisson	35200	\N	11.2138032913208
poisson	35250	\N	7.783039093017578
poisson	35300	\N	15.064949989318848
poisson	35350	\N	16.842411041259766
poisson	35400	\N	9.68649959564209
poisson	35450	\N	8.311760902404785
poisson	35500	\N	11.700604438781738
poisson	35550	\N	11.71390438079834
poisson	35600	\N	9.15762996673584
poisson	35650	\N	10.198747634887695
poisson	35700	\N	8.659841537475586
poisson	35750	\N	10.464762687683105
poisson	35800	\N	6.977802276611328
poisson	35850	\N	8.219459533691406
poisson	35900	\N	6.997678756713867
poisson	35950	\N	10.850775718688965
poisson	36000	\N	12.0855712890625
poisson	36050	\N	6.972414970397949
poisson	36100	\N	8.775690078735352
poisson	36150	\N	9.866531372070312
poisson	36200	\N	10.642561912536621
poisson	36250	\N	8.820791244506836
poisson	36300	\N	13.181495666503906
poisson	36350	\N	8.845001220703125
poisson	36400	\N	8.776396751403809
poisson	36450	\N	8.820791244506836
poisson	36500	\N	13.19436264038086
poisson	36550	\N	10.501222610473633
poisson	36600	\N	8.443018913269043
poisson	36650	\N	10.642561912536621
poisson	36700	\N	12.166004180908203
poisson	36750	\N	8.050361633300781
poisson	36800	\N	9.317925453186035
poisson	36850	\N	10.528217315673828
poisson	36900	\N	9.716228485107422
poisson	36950	\N	10.168111801147461
poisson	37000	\N	13.000314712524414
poisson	37050	\N	10.199605941772461
poisson	37100	\N	10.17131233215332
poisson	37150	\N	8.776396751403809
poisson	37200	\N	10.9351806640625
poisson	37250	\N	8.51953411102295
poisson	37300	\N	8.659841537475586
poisson	37350	\N	10.199336051940918
poisson	37400	\N	8.219459533691406
poisson	37450	\N	7.946188449859619
poisson	37500	\N	10.475229263305664
poisson	37550	\N	7.783039093017578
poisson	37600	\N	8.090872764587402
poisson	37650	\N	9.428192138671875
poisson	37700	\N	13.484132766723633
poisson	37750	\N	8.043402671813965
poisson	37800	\N	17.373323440551758
poisson	37850	\N	9.816873550415039
poisson	37900	\N	9.540340423583984
poisson	37950	\N	10.256778717041016
poisson	38000	\N	11.925067901611328
poisson	38050	\N	13.61622142791748
poisson	38100	\N	9.73549747467041
poisson	38150	\N	20.354772567749023
poisson	38200	\N	15.584341049194336
poisson	38250	\N	8.582792282104492
poisson	38300	\N	8.820791244506836
poisson	38350	\N	11.230019569396973
poisson	38400	\N	10.655317306518555
poisson	38450	\N	6.952610492706299
poisson	38500	\N	7.783039093017578
poisson	38550	\N	13.50830078125
poisson	38600	\N	14.3187837600708
poisson	38650	\N	10.501222610473633
poisson	38700	\N	9.317925453186035
poisson	38750	\N	7.840658664703369
poisson	38800	\N	8.91491985321045
poisson	38850	\N	10.73908519744873
poisson	38900	\N	8.107749938964844
poisson	38950	\N	13.920857429504395
poisson	39000	\N	14.342673301696777
poisson	39050	\N	7.798957824707031
poisson	39100	\N	9.905709266662598
poisson	39150	\N	17.4716854095459
poisson	39200	\N	11.582640647888184
poisson	39250	\N	7.697999954223633
poisson	39300	\N	13.107720375061035
poisson	39350	\N	7.818388938903809
poisson	39400	\N	9.304346084594727
poisson	39450	\N	14.082810401916504
poisson	39500	\N	13.311394691467285
poisson	39550	\N	8.50031566619873
poisson	39600	\N	7.783039093017578
poisson	39650	\N	19.566930770874023
poisson	39700	\N	9.15762996673584
poisson	39750	\N	16.842411041259766
poisson	39800	\N	8.559426307678223
poisson	39850	\N	8.219459533691406
poisson	39900	\N	8.703646659851074
poisson	39950	\N	8.708024024963379
poisson	40000	\N	10.316642761230469
poisson	40050	\N	10.43858528137207
poisson	40100	\N	8.50031566619873
poisson	40150	\N	7.783039093017578
poisson	40200	\N	18.045316696166992
poisson	40250	\N	13.240484237670898
poisson	40300	\N	12.82766342163086
poisson	40350	\N	10.3955717086792
poisson	40400	\N	7.783039093017578
poisson	40450	\N	8.056279182434082
poisson	40500	\N	8.984245300292969
poisson	40550	\N	8.703646659851074
poisson	40600	\N	15.851273536682129
poisson	40650	\N	13.429852485656738
poisson	40700	\N	8.043402671813965
poisson	40750	\N	8.322216987609863
poisson	40800	\N	8.9164457321167
poisson	40850	\N	14.470829963684082
poisson	40900	\N	14.214998245239258
poisson	40950	\N	11.883527755737305
poisson	41000	\N	11.05611801147461
poisson	41050	\N	19.673032760620117
poisson	41100	\N	7.818388938903809
poisson	41150	\N	11.270709991455078
poisson	41200	\N	7.923619270324707
poisson	41250	\N	11.633200645446777
poisson	41300	\N	8.269927978515625
poisson	41350	\N	10.44582748413086
poisson	41400	\N	14.956279754638672
poisson	41450	\N	7.946188449859619
poisson	41500	\N	20.217897415161133
poisson	41550	\N	8.91491985321045
poisson	41600	\N	17.80259895324707
poisson	41650	\N	10.821978569030762
poisson	41700	\N	7.914580821990967
poisson	41750	\N	13.143599510192871
poisson	41800	\N	9.241128921508789
poisson	41850	\N	15.157581329345703
poisson	41900	\N	10.850775718688965
poisson	41950	\N	8.379605293273926
poisson	42000	\N	8.269927978515625
poisson	42050	\N	7.946188449859619
poisson	42100	\N	8.219459533691406
poisson	42150	\N	11.883527755737305
poisson	42200	\N	13.8967924118042
poisson	42250	\N	7.923619270324707
poisson	42300	\N	9.990944862365723
poisson	42350	\N	10.196439743041992
poisson	42400	\N	13.05994701385498
poisson	42450	\N	8.279001235961914
poisson	42500	\N	14.370665550231934
poisson	42550	\N	11.230019569396973
poisson	42600	\N	12.56155014038086
poisson	42650	\N	11.95604133605957
poisson	42700	\N	12.298867225646973
poisson	42750	\N	12.67399787902832
poisson	42800	\N	11.40867805480957
poisson	42850	\N	8.050361633300781
poisson	42900	\N	14.531685829162598
poisson	42950	\N	16.055068969726562
poisson	43000	\N	12.585979461669922
poisson	43050	\N	11.582640647888184
poisson	43100	\N	16.27115821838379
poisson	43150	\N	15.355843544006348
poisson	43200	\N	11.56223201751709
poisson	43250	\N	7.783039093017578
poisson	43300	\N	20.134004592895508
poisson	43350	\N	14.646651268005371
poisson	43400	\N	13.418692588806152
poisson	43450	\N	12.714465141296387
poisson	43500	\N	9.784916877746582
poisson	43550	\N	11.445662498474121
poisson	43600	\N	13.533967971801758
poisson	43650	\N	10.17131233215332
poisson	43700	\N	12.04372787475586
poisson	43750	\N	10.17131233215332
poisson	43800	\N	16.27115821838379
poisson	43850	\N	11.34839916229248
poisson	43900	\N	15.920957565307617
poisson	43950	\N	10.20816707611084
poisson	44000	\N	16.055068969726562
poisson	44050	\N	10.073091506958008
poisson	44100	\N	12.67399787902832
poisson	44150	\N	9.008706092834473
poisson	44200	\N	11.445662498474121
poisson	44250	\N	10.108071327209473
poisson	44300	\N	11.99541187286377
poisson	44350	\N	12.431056022644043
poisson	44400	\N	9.716228485107422
poisson	44450	\N	11.925067901611328
poisson	44500	\N	10.553370475769043
poisson	44550	\N	9.0018949508667
poisson	44600	\N	11.13038158416748
poisson	44650	\N	9.162080764770508
poisson	44700	\N	9.187444686889648
poisson	44750	\N	9.72240161895752
poisson	44800	\N	9.52345085144043
poisson	44850	\N	17.4716854095459
poisson	44900	\N	9.386689186096191
poisson	44950	\N	10.073091506958008
poisson	45000	\N	15.052362442016602
poisson	45050	\N	9.271029472351074
poisson	45100	\N	12.026485443115234
poisson	45150	\N	11.298125267028809
poisson	45200	\N	8.845001220703125
poisson	45250	\N	8.554766654968262
poisson	45300	\N	9.716228485107422
poisson	45350	\N	10.615874290466309
poisson	45400	\N	9.557659149169922
poisson	45450	\N	10.678592681884766
poisson	45500	\N	10.179631233215332
poisson	45550	\N	10.108071327209473
poisson	45600	\N	12.298867225646973
poisson	45650	\N	10.894387245178223
poisson	45700	\N	9.405304908752441
poisson	45750	\N	10.179631233215332
poisson	45800	\N	12.085294723510742
poisson	45850	\N	8.82579231262207
poisson	45900	\N	10.108071327209473
poisson	45950	\N	9.04134750366211
poisson	46000	\N	20.628734588623047
poisson	46050	\N	8.96336555480957
poisson	46100	\N	12.167396545410156
poisson	46150	\N	12.82766342163086
poisson	46200	\N	17.272743225097656
poisson	46250	\N	10.108071327209473
poisson	46300	\N	12.67399787902832
poisson	46350	\N	13.354228973388672
poisson	46400	\N	10.3955717086792
poisson	46450	\N	20.634130477905273
poisson	46500	\N	7.783039093017578
poisson	46550	\N	8.820791244506836
poisson	46600	\N	9.973830223083496
poisson	46650	\N	13.533967971801758
poisson	46700	\N	9.092209815979004
poisson	46750	\N	9.099333763122559
poisson	46800	\N	16.012907028198242
poisson	46850	\N	8.96336555480957
poisson	46900	\N	9.973830223083496
poisson	46950	\N	11.57767105102539
poisson	47000	\N	12.617115020751953
poisson	47050	\N	10.179631233215332
poisson	47100	\N	14.345717430114746
poisson	47150	\N	14.775980949401855
poisson	47200	\N	10.3955717086792
poisson	47250	\N	9.606128692626953
poisson	47300	\N	16.849842071533203
poisson	47350	\N	9.386689186096191
poisson	47400	\N	8.820791244506836
poisson	47450	\N	8.820791244506836
poisson	47500	\N	10.116058349609375
poisson	47550	\N	8.96336555480957
poisson	47600	\N	10.3955717086792
poisson	47650	\N	8.9164457321167
poisson	47700	\N	8.949308395385742
poisson	47750	\N	9.317925453186035
poisson	47800	\N	11.862747192382812
poisson	47850	\N	9.930560111999512
poisson	47900	\N	10.3955717086792
poisson	47950	\N	8.537858963012695
poisson	48000	\N	11.582640647888184
poisson	48050	\N	17.020780563354492
poisson	48100	\N	9.660489082336426
poisson	48150	\N	10.063532829284668
poisson	48200	\N	9.716228485107422
poisson	48250	\N	11.40867805480957
poisson	48300	\N	9.816873550415039
poisson	48350	\N	8.874248504638672
poisson	48400	\N	8.311760902404785
poisson	48450	\N	8.269927978515625
poisson	48500	\N	14.03062915802002
poisson	48550	\N	10.17131233215332
poisson	48600	\N	8.299893379211426
poisson	48650	\N	14.273944854736328
poisson	48700	\N	12.67399787902832
poisson	48750	\N	10.063532829284668
poisson	48800	\N	10.3955717086792
poisson	48850	\N	12.744973182678223
poisson	48900	\N	12.598081588745117
poisson	48950	\N	21.256511688232422
poisson	49000	\N	15.54888916015625
poisson	49050	\N	8.747627258300781
poisson	49100	\N	11.51025390625
poisson	49150	\N	8.659841537475586
poisson	49200	\N	8.582084655761719
poisson	49250	\N	13.102699279785156
poisson	49300	\N	20.628734588623047
poisson	49350	\N	18.299224853515625
poisson	49400	\N	8.090872764587402
poisson	49450	\N	17.239652633666992
poisson	49500	\N	10.128397941589355
poisson	49550	\N	10.591609001159668
poisson	49600	\N	17.40013885498047
poisson	49650	\N	17.037458419799805
poisson	49700	\N	15.592591285705566
poisson	49750	\N	10.501222610473633
poisson	49800	\N	19.325307846069336
poisson	49850	\N	9.593750953674316
poisson	49900	\N	12.324795722961426
poisson	49950	\N	10.316642761230469
poisson	50000	\N	8.731739044189453
poisson	50050	\N	15.180854797363281
poisson	50100	\N	17.037458419799805
poisson	50150	\N	15.459033012390137
poisson	50200	\N	16.280513763427734
poisson	50250	\N	16.3416748046875
poisson	50300	\N	15.144342422485352
poisson	50350	\N	10.316642761230469
poisson	50400	\N	16.70954704284668
poisson	50450	\N	13.318089485168457
poisson	50500	\N	14.155197143554688
poisson	50550	\N	13.513616561889648
poisson	50600	\N	12.006648063659668
poisson	50650	\N	9.73549747467041
poisson	50700	\N	12.198482513427734
poisson	50750	\N	12.90870475769043
poisson	50800	\N	13.895782470703125
poisson	50850	\N	8.51953411102295
poisson	50900	\N	9.586658477783203
poisson	50950	\N	9.147904396057129
poisson	51000	\N	9.12491512298584
poisson	51050	\N	16.61873435974121
poisson	51100	\N	12.431056022644043
poisson	51150	\N	17.63433265686035
poisson	51200	\N	13.18499755859375
poisson	51250	\N	15.168615341186523
poisson	51300	\N	11.95604133605957
poisson	51350	\N	12.129668235778809
poisson	51400	\N	11.148079872131348
poisson	51450	\N	11.744996070861816
poisson	51500	\N	12.83714485168457
poisson	51550	\N	8.91491985321045
poisson	51600	\N	10.849117279052734
poisson	51650	\N	8.864312171936035
poisson	51700	\N	10.258076667785645
poisson	51750	\N	18.01018714904785
poisson	51800	\N	12.097578048706055
poisson	51850	\N	13.240484237670898
poisson	51900	\N	17.4036865234375
poisson	51950	\N	11.99541187286377
poisson	52000	\N	13.6139554977417
poisson	52050	\N	15.63766098022461
poisson	52100	\N	17.571435928344727
poisson	52150	\N	15.071535110473633
poisson	52200	\N	11.40867805480957
poisson	52250	\N	14.470829963684082
poisson	52300	\N	9.270684242248535
poisson	52350	\N	18.520864486694336
poisson	52400	\N	11.858086585998535
poisson	52450	\N	14.182723045349121
poisson	52500	\N	12.129668235778809
poisson	52550	\N	8.043402671813965
poisson	52600	\N	10.642561912536621
poisson	52650	\N	8.51953411102295
poisson	52700	\N	14.396485328674316
poisson	52750	\N	8.747627258300781
poisson	52800	\N	11.40867805480957
poisson	52850	\N	10.501222610473633
poisson	52900	\N	17.3017578125
poisson	52950	\N	18.275314331054688
poisson	53000	\N	9.504734992980957
poisson	53050	\N	10.821978569030762
poisson	53100	\N	13.09898567199707
poisson	53150	\N	14.57834243774414
poisson	53200	\N	11.286828994750977
poisson	53250	\N	11.858086585998535
poisson	53300	\N	9.973830223083496
poisson	53350	\N	13.66530704498291
poisson	53400	\N	10.501222610473633
poisson	53450	\N	8.219459533691406
poisson	53500	\N	11.816067695617676
poisson	53550	\N	21.07613754272461
poisson	53600	\N	18.476234436035156
poisson	53650	\N	23.48958396911621
poisson	53700	\N	21.73845863342285
poisson	53750	\N	12.0855712890625
poisson	53800	\N	8.9164457321167
poisson	53850	\N	8.659841537475586
poisson	53900	\N	10.678592681884766
tweedie	50	\N	18.510454177856445
tweedie	100	\N	16.944231033325195
tweedie	150	\N	9.9527006149292
tweedie	200	\N	13.42770767211914
tweedie	250	\N	10.468555450439453
tweedie	300	\N	14.66585922241211
tweedie	350	\N	11.151144981384277
tweedie	400	\N	14.787575721740723
tweedie	450	\N	18.576040267944336
tweedie	500	\N	18.925689697265625
tweedie	550	\N	10.761771202087402
tweedie	600	\N	13.647334098815918
tweedie	650	\N	16.146495819091797
tweedie	700	\N	12.895381927490234
tweedie	750	\N	18.11664390563965
tweedie	800	\N	10.294700622558594
tweedie	850	\N	10.231902122497559
tweedie	900	\N	19.76519775390625
tweedie	950	\N	11.150899887084961
tweedie	1000	\N	25.31800651550293
tweedie	1050	\N	10.592304229736328
tweedie	1100	\N	9.668057441711426
tweedie	1150	\N	11.798219680786133
tweedie	1200	\N	21.209304809570312
tweedie	1250	\N	8.901358604431152
tweedie	1300	\N	9.070034980773926
tweedie	1350	\N	8.624350547790527
tweedie	1400	\N	10.627434730529785
tweedie	1450	\N	14.305444717407227
tweedie	1500	\N	9.348823547363281
tweedie	1550	\N	11.247334480285645
tweedie	1600	\N	19.593120574951172
tweedie	1650	\N	14.74051284790039
tweedie	1700	\N	10.350432395935059
tweedie	1750	\N	11.434357643127441
tweedie	1800	\N	8.273211479187012
tweedie	1850	\N	10.11933708190918
tweedie	1900	\N	10.850964546203613
tweedie	1950	\N	10.185977935791016
tweedie	2000	\N	8.441859245300293
tweedie	2050	\N	12.901972770690918
tweedie	2100	\N	14.97986888885498
tweedie	2150	\N	18.96558952331543
tweedie	2200	\N	6.927479267120361
tweedie	2250	\N	20.7984561920166
tweedie	2300	\N	17.932022094726562
tweedie	2350	\N	11.103534698486328
tweedie	2400	\N	10.800538063049316
tweedie	2450	\N	10.468555450439453
tweedie	2500	\N	10.230070114135742
tweedie	2550	\N	17.26243019104004
tweedie	2600	\N	10.468555450439453
tweedie	2650	\N	22.477048873901367
tweedie	2700	\N	20.9588565826416
tweedie	2750	\N	9.862232208251953
tweedie	2800	\N	9.33091926574707
tweedie	2850	\N	25.775476455688477
tweedie	2900	\N	17.70507049560547
tweedie	2950	\N	10.095147132873535
tweedie	3000	\N	15.608227729797363
tweedie	3050	\N	7.195784568786621
tweedie	3100	\N	7.247912406921387
tweedie	3150	\N	13.249772071838379
tweedie	3200	\N	18.1448974609375
tweedie	3250	\N	17.03806495666504
tweedie	3300	\N	15.781410217285156
tweedie	3350	\N	16.064517974853516
tweedie	3400	\N	16.528488159179688
tweedie	3450	\N	13.591046333312988
tweedie	3500	\N	13.084515571594238
tweedie	3550	\N	13.358107566833496
tweedie	3600	\N	9.703241348266602
tweedie	3650	\N	16.157894134521484
tweedie	3700	\N	9.75854778289795
tweedie	3750	\N	7.777785778045654
tweedie	3800	\N	21.45655059814453
tweedie	3850	\N	10.559906959533691
tweedie	3900	\N	12.704935073852539
tweedie	3950	\N	10.592304229736328
tweedie	4000	\N	9.612947463989258
tweedie	4050	\N	19.716127395629883
tweedie	4100	\N	8.421679496765137
tweedie	4150	\N	18.1154727935791
tweedie	4200	\N	17.00542449951172
tweedie	4250	\N	12.117892265319824
tweedie	4300	\N	9.337894439697266
tweedie	4350	\N	11.362471580505371
tweedie	4400	\N	9.185392379760742
tweedie	4450	\N	9.887543678283691
tweedie	4500	\N	16.944231033325195
tweedie	4550	\N	10.83027458190918
tweedie	4600	\N	17.74492073059082
tweedie	4650	\N	13.540755271911621
tweedie	4700	\N	12.259383201599121
tweedie	4750	\N	9.612947463989258
tweedie	4800	\N	17.94739532470703
tweedie	4850	\N	10.473423957824707
tweedie	4900	\N	19.597871780395508
tweedie	4950	\N	10.828266143798828
tweedie	5000	\N	20.73819923400879
tweedie	5050	\N	15.637754440307617
tweedie	5100	\N	10.498518943786621
tweedie	5150	\N	21.469932556152344
tweedie	5200	\N	11.940999984741211
tweedie	5250	\N	19.26200294494629
tweedie	5300	\N	15.354023933410645
tweedie	5350	\N	12.044620513916016
tweedie	5400	\N	12.334375381469727
tweedie	5450	\N	19.689512252807617
tweedie	5500	\N	17.03759002685547
tweedie	5550	\N	17.605384826660156
tweedie	5600	\N	10.40627670288086
tweedie	5650	\N	7.9345479011535645
tweedie	5700	\N	19.26200294494629
tweedie	5750	\N	14.793210983276367
tweedie	5800	\N	6.982406139373779
tweedie	5850	\N	19.26200294494629
tweedie	5900	\N	19.109561920166016
tweedie	5950	\N	12.734396934509277
tweedie	6000	\N	20.1104736328125
tweedie	6050	\N	20.062463760375977
tweedie	6100	\N	14.195500373840332
tweedie	6150	\N	17.629772186279297
tweedie	6200	\N	18.725252151489258
tweedie	6250	\N	13.086284637451172
tweedie	6300	\N	14.469656944274902
tweedie	6350	\N	17.107086181640625
tweedie	6400	\N	18.393165588378906
tweedie	6450	\N	13.17585563659668
tweedie	6500	\N	10.939504623413086
tweedie	6550	\N	17.849782943725586
tweedie	6600	\N	20.389150619506836
tweedie	6650	\N	11.51916217803955
tweedie	6700	\N	13.641472816467285
tweedie	6750	\N	12.174567222595215
tweedie	6800	\N	9.644947052001953
tweedie	6850	\N	15.12803840637207
tweedie	6900	\N	8.441859245300293
tweedie	6950	\N	13.480281829833984
tweedie	7000	\N	16.483877182006836
tweedie	7050	\N	14.226298332214355
tweedie	7100	\N	8.485552787780762
tweedie	7150	\N	15.538909912109375
tweedie	7200	\N	15.56956672668457
tweedie	7250	\N	22.313161849975586
tweedie	7300	\N	16.064517974853516
tweedie	7350	\N	18.79759407043457
tweedie	7400	\N	11.52988052368164
tweedie	7450	\N	16.214712142944336
tweedie	7500	\N	8.562700271606445
tweedie	7550	\N	18.393165588378906
tweedie	7600	\N	15.704345703125
tweedie	7650	\N	12.241429328918457
tweedie	7700	\N	14.622227668762207
tweedie	7750	\N	15.241779327392578
tweedie	7800	\N	15.836398124694824
tweedie	7850	\N	9.788213729858398
tweedie	7900	\N	15.530298233032227
tweedie	7950	\N	13.76651382446289
tweedie	8000	\N	18.178281784057617
tweedie	8050	\N	6.622175216674805
tweedie	8100	\N	10.220170021057129
tweedie	8150	\N	16.934207916259766
tweedie	8200	\N	20.172815322875977
tweedie	8250	\N	22.008333206176758
tweedie	8300	\N	13.454302787780762
tweedie	8350	\N	15.451685905456543
tweedie	8400	\N	9.37663745880127
tweedie	8450	\N	19.298934936523438
tweedie	8500	\N	17.85089874267578
tweedie	8550	\N	18.48101043701172
tweedie	8600	\N	18.54328727722168
tweedie	8650	\N	11.940999984741211
tweedie	8700	\N	11.623563766479492
tweedie	8750	\N	12.637812614440918
tweedie	8800	\N	17.641082763671875
tweedie	8850	\N	12.502915382385254
tweedie	8900	\N	9.092838287353516
tweedie	8950	\N	21.469932556152344
tweedie	9000	\N	10.366808891296387
tweedie	9050	\N	11.115340232849121
tweedie	9100	\N	18.178281784057617
tweedie	9150	\N	12.363496780395508
tweedie	9200	\N	12.694537162780762
tweedie	9250	\N	17.349199295043945
tweedie	9300	\N	16.126380920410156
tweedie	9350	\N	18.841028213500977
tweedie	9400	\N	16.12298011779785
tweedie	9450	\N	12.925195693969727
tweedie	9500	\N	14.589862823486328
tweedie	9550	\N	13.570874214172363
tweedie	9600	\N	17.144529342651367
tweedie	9650	\N	16.253559112548828
tweedie	9700	\N	12.208718299865723
tweedie	9750	\N	22.008333206176758
tweedie	9800	\N	15.085671424865723
tweedie	9850	\N	16.291297912597656
tweedie	9900	\N	21.751211166381836
tweedie	9950	\N	20.154930114746094
tweedie	10000	\N	13.17504596710205
tweedie	10050	\N	17.679676055908203
tweedie	10100	\N	17.818077087402344
tweedie	10150	\N	17.818077087402344
tweedie	10200	\N	16.944231033325195
tweedie	10250	\N	15.207509994506836
tweedie	10300	\N	13.740320205688477
tweedie	10350	\N	8.345071792602539
tweedie	10400	\N	12.105850219726562
tweedie	10450	\N	18.54328727722168
tweedie	10500	\N	16.90180206298828
tweedie	10550	\N	14.594005584716797
tweedie	10600	\N	16.436336517333984
tweedie	10650	\N	16.553943634033203
tweedie	10700	\N	13.703411102294922
tweedie	10750	\N	15.836398124694824
tweedie	10800	\N	15.817358016967773
tweedie	10850	\N	14.195500373840332
tweedie	10900	\N	15.646029472351074
tweedie	10950	\N	12.266754150390625
tweedie	11000	\N	10.672257423400879
tweedie	11050	\N	9.193702697753906
tweedie	11100	\N	19.57468605041504
tweedie	11150	\N	14.625808715820312
tweedie	11200	\N	15.651383399963379
tweedie	11250	\N	19.443756103515625
tweedie	11300	\N	17.481990814208984
tweedie	11350	\N	19.960186004638672
tweedie	11400	\N	13.246382713317871
tweedie	11450	\N	10.924796104431152
tweedie	11500	\N	12.666399955749512
tweedie	11550	\N	16.553943634033203
tweedie	11600	\N	12.902547836303711
tweedie	11650	\N	13.582536697387695
tweedie	11700	\N	18.012060165405273
tweedie	11750	\N	15.241779327392578
tweedie	11800	\N	16.100906372070312
tweedie	11850	\N	10.987728118896484
tweedie	11900	\N	19.82807731628418
tweedie	11950	\N	12.780538558959961
tweedie	12000	\N	14.235958099365234
tweedie	12050	\N	16.100906372070312
tweedie	12100	\N	17.349199295043945
tweedie	12150	\N	13.220409393310547
tweedie	12200	\N	16.608308792114258
tweedie	12250	\N	12.29027271270752
tweedie	12300	\N	16.511621475219727
tweedie	12350	\N	13.36547565460205
tweedie	12400	\N	13.483589172363281
tweedie	12450	\N	18.1154727935791
tweedie	12500	\N	14.880136489868164
tweedie	12550	\N	12.724260330200195
tweedie	12600	\N	11.394743919372559
tweedie	12650	\N	14.090867042541504
tweedie	12700	\N	7.965621471405029
tweedie	12750	\N	12.879005432128906
tweedie	12800	\N	13.055068016052246
tweedie	12850	\N	12.062567710876465
tweedie	12900	\N	9.884703636169434
tweedie	12950	\N	9.928424835205078
tweedie	13000	\N	13.706501960754395
tweedie	13050	\N	9.360269546508789
tweedie	13100	\N	10.733190536499023
tweedie	13150	\N	10.230070114135742
tweedie	13200	\N	12.670897483825684
tweedie	13250	\N	17.12257194519043
tweedie	13300	\N	15.154044151306152
tweedie	13350	\N	12.189324378967285
tweedie	13400	\N	11.456676483154297
tweedie	13450	\N	15.23560619354248
tweedie	13500	\N	7.566479682922363
tweedie	13550	\N	16.3489933013916
tweedie	13600	\N	18.215723037719727
tweedie	13650	\N	18.856019973754883
tweedie	13700	\N	16.85799217224121
tweedie	13750	\N	11.074685096740723
tweedie	13800	\N	24.429967880249023
tweedie	13850	\N	12.209501266479492
tweedie	13900	\N	13.01841926574707
tweedie	13950	\N	15.074402809143066
tweedie	14000	\N	16.253559112548828
tweedie	14050	\N	13.443717956542969
tweedie	14100	\N	12.589317321777344
tweedie	14150	\N	18.02783966064453
tweedie	14200	\N	11.348461151123047
tweedie	14250	\N	14.484477996826172
tweedie	14300	\N	13.246382713317871
tweedie	14350	\N	14.484477996826172
tweedie	14400	\N	11.432086944580078
tweedie	14450	\N	20.257722854614258
tweedie	14500	\N	17.537609100341797
tweedie	14550	\N	10.788414001464844
tweedie	14600	\N	16.146495819091797
tweedie	14650	\N	8.686504364013672
tweedie	14700	\N	11.392698287963867
tweedie	14750	\N	19.298934936523438
tweedie	14800	\N	14.326210975646973
tweedie	14850	\N	13.422839164733887
tweedie	14900	\N	13.821415901184082
tweedie	14950	\N	10.390813827514648
tweedie	15000	\N	12.652820587158203
tweedie	15050	\N	10.006208419799805
tweedie	15100	\N	8.98115062713623
tweedie	15150	\N	18.80620574951172
tweedie	15200	\N	16.146495819091797
tweedie	15250	\N	10.39370059967041
tweedie	15300	\N	18.54328727722168
tweedie	15350	\N	9.618699073791504
tweedie	15400	\N	9.654960632324219
tweedie	15450	\N	15.563921928405762
tweedie	15500	\N	10.294700622558594
tweedie	15550	\N	13.590304374694824
tweedie	15600	\N	11.190234184265137
tweedie	15650	\N	11.024620056152344
tweedie	15700	\N	7.845129489898682
tweedie	15750	\N	17.650928497314453
tweedie	15800	\N	12.694537162780762
tweedie	15850	\N	17.181724548339844
tweedie	15900	\N	11.046021461486816
tweedie	15950	\N	17.44892692565918
tweedie	16000	\N	18.886308670043945
tweedie	16050	\N	15.563921928405762
tweedie	16100	\N	25.83526039123535
tweedie	16150	\N	16.773509979248047
tweedie	16200	\N	25.070798873901367
tweedie	16250	\N	10.677618026733398
tweedie	16300	\N	9.417500495910645
tweedie	16350	\N	11.830412864685059
tweedie	16400	\N	15.87761402130127
tweedie	16450	\N	15.662933349609375
tweedie	16500	\N	17.224355697631836
tweedie	16550	\N	12.694537162780762
tweedie	16600	\N	20.715818405151367
tweedie	16650	\N	15.788414001464844
tweedie	16700	\N	14.589862823486328
tweedie	16750	\N	12.089700698852539
tweedie	16800	\N	11.953619003295898
tweedie	16850	\N	9.602916717529297
tweedie	16900	\N	21.246307373046875
tweedie	16950	\N	18.352739334106445
tweedie	17000	\N	10.644221305847168
tweedie	17050	\N	9.33091926574707
tweedie	17100	\N	19.379711151123047
tweedie	17150	\N	11.975506782531738
tweedie	17200	\N	13.810042381286621
tweedie	17250	\N	9.827130317687988
tweedie	17300	\N	13.36547565460205
tweedie	17350	\N	15.150525093078613
tweedie	17400	\N	12.902547836303711
tweedie	17450	\N	12.724260330200195
tweedie	17500	\N	21.66982650756836
tweedie	17550	\N	12.862824440002441
tweedie	17600	\N	14.326210975646973
tweedie	17650	\N	16.025278091430664
tweedie	17700	\N	9.626559257507324
tweedie	17750	\N	10.220314025878906
tweedie	17800	\N	12.174567222595215
tweedie	17850	\N	9.549927711486816
tweedie	17900	\N	14.66585922241211
tweedie	17950	\N	11.458913803100586
tweedie	18000	\N	13.496103286743164
tweedie	18050	\N	12.393963813781738
tweedie	18100	\N	18.883602142333984
tweedie	18150	\N	10.006208419799805
tweedie	18200	\N	17.12257194519043
tweedie	18250	\N	13.04092025756836
tweedie	18300	\N	18.929418563842773
tweedie	18350	\N	10.225883483886719
tweedie	18400	\N	14.787575721740723
tweedie	18450	\N	19.24999237060547
tweedie	18500	\N	12.862824440002441
tweedie	18550	\N	15.226679801940918
tweedie	18600	\N	8.562700271606445
tweedie	18650	\N	12.921630859375
tweedie	18700	\N	15.676262855529785
tweedie	18750	\N	19.019800186157227
tweedie	18800	\N	19.999876022338867
tweedie	18850	\N	19.716127395629883
tweedie	18900	\N	13.006115913391113
tweedie	18950	\N	10.095147132873535
tweedie	19000	\N	19.176137924194336
tweedie	19050	\N	8.14154052734375
tweedie	19100	\N	10.948260307312012
tweedie	19150	\N	22.237056732177734
tweedie	19200	\N	10.713716506958008
tweedie	19250	\N	14.911460876464844
tweedie	19300	\N	9.813742637634277
tweedie	19350	\N	15.69483470916748
tweedie	19400	\N	14.185208320617676
tweedie	19450	\N	12.49470329284668
tweedie	19500	\N	10.473423957824707
tweedie	19550	\N	8.117507934570312
tweedie	19600	\N	19.443756103515625
tweedie	19650	\N	14.62378978729248
tweedie	19700	\N	15.819540977478027
tweedie	19750	\N	9.497657775878906
tweedie	19800	\N	17.224355697631836
tweedie	19850	\N	15.207509994506836
tweedie	19900	\N	13.487894058227539
tweedie	19950	\N	13.75670051574707
tweedie	20000	\N	13.556228637695312
tweedie	20050	\N	12.113518714904785
tweedie	20100	\N	14.1863374710083
tweedie	20150	\N	17.542037963867188
tweedie	20200	\N	24.429967880249023
tweedie	20250	\N	20.257722854614258
tweedie	20300	\N	15.809915542602539
tweedie	20350	\N	8.443133354187012
tweedie	20400	\N	10.006208419799805
tweedie	20450	\N	12.090819358825684
tweedie	20500	\N	15.032103538513184
tweedie	20550	\N	10.788414001464844
tweedie	20600	\N	15.634723663330078
tweedie	20650	\N	11.084696769714355
tweedie	20700	\N	9.793414115905762
tweedie	20750	\N	15.651383399963379
tweedie	20800	\N	8.919395446777344
tweedie	20850	\N	15.270058631896973
tweedie	20900	\N	12.724260330200195
tweedie	20950	\N	19.298934936523438
tweedie	21000	\N	8.020063400268555
tweedie	21050	\N	9.084112167358398
tweedie	21100	\N	12.174567222595215
tweedie	21150	\N	14.240696907043457
tweedie	21200	\N	14.764779090881348
tweedie	21250	\N	12.694537162780762
tweedie	21300	\N	10.058880805969238
tweedie	21350	\N	16.84709930419922
tweedie	21400	\N	13.546222686767578
tweedie	21450	\N	8.982072830200195
tweedie	21500	\N	17.94739532470703
tweedie	21550	\N	21.45655059814453
tweedie	21600	\N	16.253559112548828
tweedie	21650	\N	12.991251945495605
tweedie	21700	\N	9.312710762023926
tweedie	21750	\N	14.700818061828613
tweedie	21800	\N	10.089105606079102
tweedie	21850	\N	15.091660499572754
tweedie	21900	\N	8.270196914672852
tweedie	21950	\N	8.217077255249023
tweedie	22000	\N	8.759451866149902
tweedie	22050	\N	12.87557601928711
tweedie	22100	\N	12.136460304260254
tweedie	22150	\N	18.929418563842773
tweedie	22200	\N	13.740320205688477
tweedie	22250	\N	10.074349403381348
tweedie	22300	\N	16.214712142944336
tweedie	22350	\N	23.729307174682617
tweedie	22400	\N	29.678003311157227
tweedie	22450	\N	12.406085014343262
tweedie	22500	\N	12.136460304260254
tweedie	22550	\N	12.013108253479004
tweedie	22600	\N	12.621700286865234
tweedie	22650	\N	8.869863510131836
tweedie	22700	\N	11.115340232849121
tweedie	22750	\N	13.187289237976074
tweedie	22800	\N	20.192201614379883
tweedie	22850	\N	13.855498313903809
tweedie	22900	\N	13.722102165222168
tweedie	22950	\N	12.77108383178711
tweedie	23000	\N	9.222825050354004
tweedie	23050	\N	12.136460304260254
tweedie	23100	\N	17.39014434814453
tweedie	23150	\N	7.75763463973999
tweedie	23200	\N	7.965621471405029
tweedie	23250	\N	19.82807731628418
tweedie	23300	\N	15.150525093078613
tweedie	23350	\N	17.537609100341797
tweedie	23400	\N	13.246382713317871
tweedie	23450	\N	15.150525093078613
tweedie	23500	\N	15.563921928405762
tweedie	23550	\N	12.947585105895996
tweedie	23600	\N	12.55142879486084
tweedie	23650	\N	15.836398124694824
tweedie	23700	\N	8.286307334899902
tweedie	23750	\N	10.557193756103516
tweedie	23800	\N	11.616103172302246
tweedie	23850	\N	14.654894828796387
tweedie	23900	\N	12.136460304260254
tweedie	23950	\N	19.960186004638672
tweedie	24000	\N	13.229923248291016
tweedie	24050	\N	13.570874214172363
tweedie	24100	\N	12.200736045837402
tweedie	24150	\N	12.031131744384766
tweedie	24200	\N	11.865793228149414
tweedie	24250	\N	9.095769882202148
tweedie	24300	\N	9.972505569458008
tweedie	24350	\N	10.855937957763672
tweedie	24400	\N	15.651383399963379
tweedie	24450	\N	12.200736045837402
tweedie	24500	\N	20.12461280822754
tweedie	24550	\N	17.319927215576172
tweedie	24600	\N	16.025278091430664
tweedie	24650	\N	7.700373649597168
tweedie	24700	\N	7.724316120147705
tweedie	24750	\N	18.929418563842773
tweedie	24800	\N	19.689512252807617
tweedie	24850	\N	12.838907241821289
tweedie	24900	\N	10.958929061889648
tweedie	24950	\N	18.393165588378906
tweedie	25000	\N	12.646798133850098
tweedie	25050	\N	21.469932556152344
tweedie	25100	\N	15.150525093078613
tweedie	25150	\N	12.449418067932129
tweedie	25200	\N	18.352739334106445
tweedie	25250	\N	12.070058822631836
tweedie	25300	\N	8.45522403717041
tweedie	25350	\N	15.788414001464844
tweedie	25400	\N	12.694537162780762
tweedie	25450	\N	13.454302787780762
tweedie	25500	\N	11.117878913879395
tweedie	25550	\N	9.892794609069824
tweedie	25600	\N	18.886308670043945
tweedie	25650	\N	19.26200294494629
tweedie	25700	\N	11.299108505249023
tweedie	25750	\N	17.070255279541016
tweedie	25800	\N	17.349199295043945
tweedie	25850	\N	14.474915504455566
tweedie	25900	\N	29.827144622802734
tweedie	25950	\N	17.332992553710938
tweedie	26000	\N	44.98573684692383
tweedie	26050	\N	10.168848991394043
tweedie	26100	\N	22.349925994873047
tweedie	26150	\N	10.089653968811035
tweedie	26200	\N	9.51395034790039
tweedie	26250	\N	18.841028213500977
tweedie	26300	\N	17.224355697631836
tweedie	26350	\N	11.117878913879395
tweedie	26400	\N	16.944231033325195
tweedie	26450	\N	8.354243278503418
tweedie	26500	\N	18.352739334106445
tweedie	26550	\N	7.882999420166016
tweedie	26600	\N	14.2615966796875
tweedie	26650	\N	20.389150619506836
tweedie	26700	\N	19.875524520874023
tweedie	26750	\N	20.084718704223633
tweedie	26800	\N	10.4589204788208
tweedie	26850	\N	24.020483016967773
tweedie	26900	\N	19.83835220336914
tweedie	26950	\N	18.178281784057617
tweedie	27000	\N	20.154104232788086
tweedie	27050	\N	10.259700775146484
tweedie	27100	\N	10.498518943786621
tweedie	27150	\N	14.66585922241211
tweedie	27200	\N	17.650928497314453
tweedie	27250	\N	13.05228328704834
tweedie	27300	\N	17.144529342651367
tweedie	27350	\N	10.906997680664062
tweedie	27400	\N	13.246382713317871
tweedie	27450	\N	20.106416702270508
tweedie	27500	\N	12.891311645507812
tweedie	27550	\N	13.443717956542969
tweedie	27600	\N	24.020483016967773
tweedie	27650	\N	23.56198501586914
tweedie	27700	\N	10.855937957763672
tweedie	27750	\N	19.83835220336914
tweedie	27800	\N	12.19239616394043
tweedie	27850	\N	10.006208419799805
tweedie	27900	\N	13.839597702026367
tweedie	27950	\N	12.190448760986328
tweedie	28000	\N	10.644221305847168
tweedie	28050	\N	11.325859069824219
tweedie	28100	\N	11.772832870483398
tweedie	28150	\N	10.344449996948242
tweedie	28200	\N	14.625808715820312
tweedie	28250	\N	12.136460304260254
tweedie	28300	\N	15.869523048400879
tweedie	28350	\N	11.15491771697998
tweedie	28400	\N	10.40627670288086
tweedie	28450	\N	12.236040115356445
tweedie	28500	\N	8.899983406066895
tweedie	28550	\N	12.1364164352417
tweedie	28600	\N	12.694537162780762
tweedie	28650	\N	16.74032974243164
tweedie	28700	\N	16.629043579101562
tweedie	28750	\N	8.58321762084961
tweedie	28800	\N	7.6941375732421875
tweedie	28850	\N	14.594005584716797
tweedie	28900	\N	10.344449996948242
tweedie	28950	\N	8.546745300292969
tweedie	29000	\N	9.98835277557373
tweedie	29050	\N	11.540724754333496
tweedie	29100	\N	13.602635383605957
tweedie	29150	\N	9.070034980773926
tweedie	29200	\N	7.261233806610107
tweedie	29250	\N	12.248430252075195
tweedie	29300	\N	19.379711151123047
tweedie	29350	\N	12.694537162780762
tweedie	29400	\N	8.628673553466797
tweedie	29450	\N	9.9527006149292
tweedie	29500	\N	8.014073371887207
tweedie	29550	\N	9.033595085144043
tweedie	29600	\N	11.461045265197754
tweedie	29650	\N	10.79585075378418
tweedie	29700	\N	9.39820384979248
tweedie	29750	\N	11.456676483154297
tweedie	29800	\N	9.12372875213623
tweedie	29850	\N	7.86000394821167
tweedie	29900	\N	9.31421184539795
tweedie	29950	\N	17.537609100341797
tweedie	30000	\N	14.445662498474121
tweedie	30050	\N	11.204065322875977
tweedie	30100	\N	10.786825180053711
tweedie	30150	\N	9.880525588989258
tweedie	30200	\N	11.240375518798828
tweedie	30250	\N	7.854861736297607
tweedie	30300	\N	13.95668888092041
tweedie	30350	\N	11.689587593078613
tweedie	30400	\N	10.344449996948242
tweedie	30450	\N	16.956642150878906
tweedie	30500	\N	9.784111976623535
tweedie	30550	\N	9.357263565063477
tweedie	30600	\N	10.001376152038574
tweedie	30650	\N	15.560746192932129
tweedie	30700	\N	13.226482391357422
tweedie	30750	\N	13.246382713317871
tweedie	30800	\N	9.194366455078125
tweedie	30850	\N	14.484477996826172
tweedie	30900	\N	9.312710762023926
tweedie	30950	\N	16.155094146728516
tweedie	31000	\N	8.253436088562012
tweedie	31050	\N	7.646947383880615
tweedie	31100	\N	9.263148307800293
tweedie	31150	\N	12.695191383361816
tweedie	31200	\N	10.102243423461914
tweedie	31250	\N	9.892794609069824
tweedie	31300	\N	8.441859245300293
tweedie	31350	\N	8.020063400268555
tweedie	31400	\N	9.202252388000488
tweedie	31450	\N	17.818077087402344
tweedie	31500	\N	13.04092025756836
tweedie	31550	\N	7.965621471405029
tweedie	31600	\N	8.58321762084961
tweedie	31650	\N	9.751903533935547
tweedie	31700	\N	12.908514022827148
tweedie	31750	\N	9.671202659606934
tweedie	31800	\N	11.850692749023438
tweedie	31850	\N	10.11933708190918
tweedie	31900	\N	11.698119163513184
tweedie	31950	\N	11.636940002441406
tweedie	32000	\N	7.9345479011535645
tweedie	32050	\N	17.195985794067383
tweedie	32100	\N	8.253436088562012
tweedie	32150	\N	6.968064308166504
tweedie	32200	\N	11.540724754333496
tweedie	32250	\N	6.647099018096924
tweedie	32300	\N	11.747343063354492
tweedie	32350	\N	8.273211479187012
tweedie	32400	\N	8.800468444824219
tweedie	32450	\N	10.468555450439453
tweedie	32500	\N	12.206133842468262
tweedie	32550	\N	7.442232608795166
tweedie	32600	\N	7.8820881843566895
tweedie	32650	\N	9.876677513122559
tweedie	32700	\N	9.353277206420898
tweedie	32750	\N	10.095147132873535
tweedie	32800	\N	8.020063400268555
tweedie	32850	\N	14.655698776245117
tweedie	32900	\N	12.364852905273438
tweedie	32950	\N	9.360269546508789
tweedie	33000	\N	12.859524726867676
tweedie	33050	\N	7.542970180511475
tweedie	33100	\N	7.476080894470215
tweedie	33150	\N	8.63403034210205
tweedie	33200	\N	11.848464012145996
tweedie	33250	\N	11.234427452087402
tweedie	33300	\N	11.616103172302246
tweedie	33350	\N	10.800538063049316
tweedie	33400	\N	11.234427452087402
tweedie	33450	\N	10.753061294555664
tweedie	33500	\N	10.498518943786621
tweedie	33550	\N	7.5203375816345215
tweedie	33600	\N	12.236040115356445
tweedie	33650	\N	7.965621471405029
tweedie	33700	\N	8.354243278503418
tweedie	33750	\N	7.0787353515625
tweedie	33800	\N	11.117878913879395
tweedie	33850	\N	11.404759407043457
tweedie	33900	\N	8.014073371887207
tweedie	33950	\N	7.954997539520264
tweedie	34000	\N	12.694537162780762
tweedie	34050	\N	10.427083969116211
tweedie	34100	\N	9.18517780303955
tweedie	34150	\N	10.006208419799805
tweedie	34200	\N	9.353277206420898
tweedie	34250	\N	12.902547836303711
tweedie	34300	\N	9.551763534545898
tweedie	34350	\N	8.012673377990723
tweedie	34400	\N	6.647099018096924
tweedie	34450	\N	14.2615966796875
tweedie	34500	\N	11.24143123626709
tweedie	34550	\N	6.304635047912598
tweedie	34600	\N	11.605008125305176
tweedie	34650	\N	8.014073371887207
tweedie	34700	\N	11.404759407043457
tweedie	34750	\N	15.23560619354248
tweedie	34800	\N	11.698119163513184
tweedie	34850	\N	10.626708030700684
tweedie	34900	\N	7.542970180511475
tweedie	34950	\N	18.441234588623047
tweedie	35000	\N	10.627434730529785
tweedie	35050	\N	9.202252388000488
tweedie	35100	\N	6.701704502105713
tweedie	35150	\N	7.700373649597168
tweedie	35200	\N	10.559906959533691
tweedie	35250	\N	7.247912406921387
tweedie	35300	\N	14.66585922241211
tweedie	35350	\N	16.944231033325195
tweedie	35400	\N	9.92010498046875
tweedie	35450	\N	8.014073371887207
tweedie	35500	\N	11.540724754333496
tweedie	35550	\N	11.461045265197754
tweedie	35600	\N	8.901358604431152
tweedie	35650	\N	10.718488693237305
tweedie	35700	\N	8.253436088562012
tweedie	35750	\N	10.672257423400879
tweedie	35800	\N	6.452422142028809
tweedie	35850	\N	7.965621471405029
tweedie	35900	\N	5.831429481506348
tweedie	35950	\N	10.855937957763672
tweedie	36000	\N	12.136460304260254
tweedie	36050	\N	6.164051532745361
tweedie	36100	\N	8.27195930480957
tweedie	36150	\N	10.168848991394043
tweedie	36200	\N	10.468555450439453
tweedie	36250	\N	8.58321762084961
tweedie	36300	\N	13.310017585754395
tweedie	36350	\N	8.410984992980957
tweedie	36400	\N	8.562700271606445
tweedie	36450	\N	8.441859245300293
tweedie	36500	\N	13.361114501953125
tweedie	36550	\N	10.730583190917969
tweedie	36600	\N	7.9345479011535645
tweedie	36650	\N	10.600128173828125
tweedie	36700	\N	11.309560775756836
tweedie	36750	\N	7.542970180511475
tweedie	36800	\N	9.602916717529297
tweedie	36850	\N	10.499129295349121
tweedie	36900	\N	9.979015350341797
tweedie	36950	\N	8.462712287902832
tweedie	37000	\N	12.862824440002441
tweedie	37050	\N	8.252776145935059
tweedie	37100	\N	9.877320289611816
tweedie	37150	\N	8.562700271606445
tweedie	37200	\N	10.325129508972168
tweedie	37250	\N	7.110392093658447
tweedie	37300	\N	8.117507934570312
tweedie	37350	\N	9.086061477661133
tweedie	37400	\N	7.75763463973999
tweedie	37450	\N	7.500068187713623
tweedie	37500	\N	10.474032402038574
tweedie	37550	\N	7.247912406921387
tweedie	37600	\N	6.574389457702637
tweedie	37650	\N	9.697752952575684
tweedie	37700	\N	13.424099922180176
tweedie	37750	\N	7.700373649597168
tweedie	37800	\N	18.359018325805664
tweedie	37850	\N	10.14454174041748
tweedie	37900	\N	9.647431373596191
tweedie	37950	\N	10.556727409362793
tweedie	38000	\N	11.698119163513184
tweedie	38050	\N	13.864599227905273
tweedie	38100	\N	10.294700622558594
tweedie	38150	\N	21.428848266601562
tweedie	38200	\N	16.146495819091797
tweedie	38250	\N	8.26456069946289
tweedie	38300	\N	8.441859245300293
tweedie	38350	\N	11.753417015075684
tweedie	38400	\N	10.987728118896484
tweedie	38450	\N	6.6966986656188965
tweedie	38500	\N	7.247912406921387
tweedie	38550	\N	13.53754711151123
tweedie	38600	\N	13.833449363708496
tweedie	38650	\N	9.9527006149292
tweedie	38700	\N	9.602916717529297
tweedie	38750	\N	6.622175216674805
tweedie	38800	\N	8.961976051330566
tweedie	38850	\N	12.660621643066406
tweedie	38900	\N	8.085610389709473
tweedie	38950	\N	13.855498313903809
tweedie	39000	\N	14.474915504455566
tweedie	39050	\N	6.946775436401367
tweedie	39100	\N	9.99637222290039
tweedie	39150	\N	16.97693634033203
tweedie	39200	\N	11.044248580932617
tweedie	39250	\N	7.840079307556152
tweedie	39300	\N	13.331283569335938
tweedie	39350	\N	6.946712493896484
tweedie	39400	\N	9.227890014648438
tweedie	39450	\N	14.22092342376709
tweedie	39500	\N	13.732358932495117
tweedie	39550	\N	8.208979606628418
tweedie	39600	\N	7.442232608795166
tweedie	39650	\N	20.73819923400879
tweedie	39700	\N	8.773280143737793
tweedie	39750	\N	16.944231033325195
tweedie	39800	\N	8.22321891784668
tweedie	39850	\N	7.965621471405029
tweedie	39900	\N	8.136958122253418
tweedie	39950	\N	8.192187309265137
tweedie	40000	\N	10.498518943786621
tweedie	40050	\N	10.365113258361816
tweedie	40100	\N	8.354243278503418
tweedie	40150	\N	7.442232608795166
tweedie	40200	\N	18.450183868408203
tweedie	40250	\N	12.905070304870605
tweedie	40300	\N	12.206133842468262
tweedie	40350	\N	10.074349403381348
tweedie	40400	\N	7.442232608795166
tweedie	40450	\N	7.364051818847656
tweedie	40500	\N	8.872716903686523
tweedie	40550	\N	8.273211479187012
tweedie	40600	\N	15.603811264038086
tweedie	40650	\N	13.546222686767578
tweedie	40700	\N	7.700373649597168
tweedie	40750	\N	8.479214668273926
tweedie	40800	\N	8.919395446777344
tweedie	40850	\N	15.085671424865723
tweedie	40900	\N	14.305403709411621
tweedie	40950	\N	11.940999984741211
tweedie	41000	\N	10.027565956115723
tweedie	41050	\N	19.139442443847656
tweedie	41100	\N	6.946712493896484
tweedie	41150	\N	11.327122688293457
tweedie	41200	\N	7.867629051208496
tweedie	41250	\N	11.080704689025879
tweedie	41300	\N	8.000892639160156
tweedie	41350	\N	9.75854778289795
tweedie	41400	\N	14.880136489868164
tweedie	41450	\N	7.500068187713623
tweedie	41500	\N	20.01215934753418
tweedie	41550	\N	8.961976051330566
tweedie	41600	\N	17.367156982421875
tweedie	41650	\N	10.497477531433105
tweedie	41700	\N	7.399494647979736
tweedie	41750	\N	13.898969650268555
tweedie	41800	\N	8.997659683227539
tweedie	41850	\N	15.651383399963379
tweedie	41900	\N	10.855937957763672
tweedie	41950	\N	7.545614242553711
tweedie	42000	\N	7.863246917724609
tweedie	42050	\N	7.500068187713623
tweedie	42100	\N	7.75763463973999
tweedie	42150	\N	12.200736045837402
tweedie	42200	\N	13.680273056030273
tweedie	42250	\N	7.867629051208496
tweedie	42300	\N	9.496560096740723
tweedie	42350	\N	10.19620418548584
tweedie	42400	\N	13.117271423339844
tweedie	42450	\N	7.646947383880615
tweedie	42500	\N	14.229263305664062
tweedie	42550	\N	11.616103172302246
tweedie	42600	\N	12.539718627929688
tweedie	42650	\N	12.002395629882812
tweedie	42700	\N	12.027460098266602
tweedie	42750	\N	12.838907241821289
tweedie	42800	\N	11.406991958618164
tweedie	42850	\N	7.542970180511475
tweedie	42900	\N	13.608955383300781
tweedie	42950	\N	15.248114585876465
tweedie	43000	\N	11.856215476989746
tweedie	43050	\N	11.233141899108887
tweedie	43100	\N	15.560746192932129
tweedie	43150	\N	15.538228034973145
tweedie	43200	\N	11.798219680786133
tweedie	43250	\N	7.247912406921387
tweedie	43300	\N	20.086767196655273
tweedie	43350	\N	15.155799865722656
tweedie	43400	\N	13.42770767211914
tweedie	43450	\N	12.818387985229492
tweedie	43500	\N	9.171924591064453
tweedie	43550	\N	10.894537925720215
tweedie	43600	\N	13.246382713317871
tweedie	43650	\N	9.877320289611816
tweedie	43700	\N	12.246482849121094
tweedie	43750	\N	9.877320289611816
tweedie	43800	\N	15.560746192932129
tweedie	43850	\N	11.330995559692383
tweedie	43900	\N	13.556748390197754
tweedie	43950	\N	9.631596565246582
tweedie	44000	\N	15.248114585876465
tweedie	44050	\N	9.996274948120117
tweedie	44100	\N	12.717636108398438
tweedie	44150	\N	9.353277206420898
tweedie	44200	\N	10.796220779418945
tweedie	44250	\N	9.726581573486328
tweedie	44300	\N	12.900520324707031
tweedie	44350	\N	12.694537162780762
tweedie	44400	\N	9.979015350341797
tweedie	44450	\N	11.698119163513184
tweedie	44500	\N	10.63537883758545
tweedie	44550	\N	9.255599975585938
tweedie	44600	\N	11.09524154663086
tweedie	44650	\N	9.626559257507324
tweedie	44700	\N	8.751046180725098
tweedie	44750	\N	10.102243423461914
tweedie	44800	\N	8.962420463562012
tweedie	44850	\N	16.97693634033203
tweedie	44900	\N	9.51395034790039
tweedie	44950	\N	9.550667762756348
tweedie	45000	\N	15.709956169128418
tweedie	45050	\N	9.579961776733398
tweedie	45100	\N	10.587403297424316
tweedie	45150	\N	11.432086944580078
tweedie	45200	\N	8.551826477050781
tweedie	45250	\N	8.550552368164062
tweedie	45300	\N	10.074172019958496
tweedie	45350	\N	11.103534698486328
tweedie	45400	\N	9.084112167358398
tweedie	45450	\N	10.006208419799805
tweedie	45500	\N	10.11933708190918
tweedie	45550	\N	9.612947463989258
tweedie	45600	\N	12.902547836303711
tweedie	45650	\N	10.677618026733398
tweedie	45700	\N	9.860583305358887
tweedie	45750	\N	10.11933708190918
tweedie	45800	\N	12.093984603881836
tweedie	45850	\N	8.800468444824219
tweedie	45900	\N	9.612947463989258
tweedie	45950	\N	9.327072143554688
tweedie	46000	\N	21.751211166381836
tweedie	46050	\N	9.33091926574707
tweedie	46100	\N	12.06485652923584
tweedie	46150	\N	12.509293556213379
tweedie	46200	\N	20.56754493713379
tweedie	46250	\N	9.612947463989258
tweedie	46300	\N	12.717636108398438
tweedie	46350	\N	12.921630859375
tweedie	46400	\N	10.344449996948242
tweedie	46450	\N	18.240320205688477
tweedie	46500	\N	7.247912406921387
tweedie	46550	\N	8.58321762084961
tweedie	46600	\N	9.312710762023926
tweedie	46650	\N	12.733637809753418
tweedie	46700	\N	9.695196151733398
tweedie	46750	\N	8.393460273742676
tweedie	46800	\N	16.12298011779785
tweedie	46850	\N	9.33091926574707
tweedie	46900	\N	9.312710762023926
tweedie	46950	\N	11.046021461486816
tweedie	47000	\N	11.666213989257812
tweedie	47050	\N	10.11933708190918
tweedie	47100	\N	14.796318054199219
tweedie	47150	\N	15.434972763061523
tweedie	47200	\N	10.074349403381348
tweedie	47250	\N	10.105353355407715
tweedie	47300	\N	16.608308792114258
tweedie	47350	\N	9.357263565063477
tweedie	47400	\N	8.441859245300293
tweedie	47450	\N	8.441859245300293
tweedie	47500	\N	8.434530258178711
tweedie	47550	\N	9.33091926574707
tweedie	47600	\N	10.344449996948242
tweedie	47650	\N	8.686504364013672
tweedie	47700	\N	10.939504623413086
tweedie	47750	\N	9.31421184539795
tweedie	47800	\N	10.994339942932129
tweedie	47850	\N	10.574423789978027
tweedie	47900	\N	10.344449996948242
tweedie	47950	\N	6.637162208557129
tweedie	48000	\N	11.044248580932617
tweedie	48050	\N	19.23382568359375
tweedie	48100	\N	9.070034980773926
tweedie	48150	\N	10.476115226745605
tweedie	48200	\N	9.9636812210083
tweedie	48250	\N	11.406991958618164
tweedie	48300	\N	9.839553833007812
tweedie	48350	\N	9.39820384979248
tweedie	48400	\N	8.014073371887207
tweedie	48450	\N	7.9949164390563965
tweedie	48500	\N	14.285401344299316
tweedie	48550	\N	10.00154972076416
tweedie	48600	\N	7.9725165367126465
tweedie	48650	\N	14.17934799194336
tweedie	48700	\N	12.838907241821289
tweedie	48750	\N	10.202577590942383
tweedie	48800	\N	10.074349403381348
tweedie	48850	\N	13.469454765319824
tweedie	48900	\N	13.33068561553955
tweedie	48950	\N	21.664262771606445
tweedie	49000	\N	15.105030059814453
tweedie	49050	\N	8.966978073120117
tweedie	49100	\N	11.779004096984863
tweedie	49150	\N	8.253436088562012
tweedie	49200	\N	8.273284912109375
tweedie	49250	\N	12.285585403442383
tweedie	49300	\N	21.751211166381836
tweedie	49350	\N	18.976964950561523
tweedie	49400	\N	7.797539234161377
tweedie	49450	\N	16.412694931030273
tweedie	49500	\N	10.095147132873535
tweedie	49550	\N	10.506484031677246
tweedie	49600	\N	16.845897674560547
tweedie	49650	\N	17.144529342651367
tweedie	49700	\N	15.212288856506348
tweedie	49750	\N	9.9527006149292
tweedie	49800	\N	18.607711791992188
tweedie	49850	\N	10.05654525756836
tweedie	49900	\N	12.422197341918945
tweedie	49950	\N	10.498518943786621
tweedie	50000	\N	8.081077575683594
tweedie	50050	\N	15.889986991882324
tweedie	50100	\N	18.168649673461914
tweedie	50150	\N	15.72962474822998
tweedie	50200	\N	17.589881896972656
tweedie	50250	\N	15.818685531616211
tweedie	50300	\N	9.823192596435547
tweedie	50350	\N	10.498518943786621
tweedie	50400	\N	16.59999656677246
tweedie	50450	\N	12.947585105895996
tweedie	50500	\N	14.732234954833984
tweedie	50550	\N	13.751656532287598
tweedie	50600	\N	12.074036598205566
tweedie	50650	\N	9.889361381530762
tweedie	50700	\N	12.77108383178711
tweedie	50750	\N	12.675777435302734
tweedie	50800	\N	13.733969688415527
tweedie	50850	\N	7.700562477111816
tweedie	50900	\N	9.9808931350708
tweedie	50950	\N	9.16322135925293
tweedie	51000	\N	8.338838577270508
tweedie	51050	\N	16.522266387939453
tweedie	51100	\N	12.694537162780762
tweedie	51150	\N	17.349199295043945
tweedie	51200	\N	12.860871315002441
tweedie	51250	\N	15.270058631896973
tweedie	51300	\N	11.651373863220215
tweedie	51350	\N	11.367229461669922
tweedie	51400	\N	11.117878913879395
tweedie	51450	\N	11.966512680053711
tweedie	51500	\N	12.666399955749512
tweedie	51550	\N	8.961976051330566
tweedie	51600	\N	11.202340126037598
tweedie	51650	\N	9.008522987365723
tweedie	51700	\N	10.123793601989746
tweedie	51750	\N	18.929418563842773
tweedie	51800	\N	12.06662654876709
tweedie	51850	\N	12.670897483825684
tweedie	51900	\N	17.44892692565918
tweedie	51950	\N	12.060132026672363
tweedie	52000	\N	12.765567779541016
tweedie	52050	\N	16.082942962646484
tweedie	52100	\N	17.195985794067383
tweedie	52150	\N	14.80355167388916
tweedie	52200	\N	11.51916217803955
tweedie	52250	\N	15.074402809143066
tweedie	52300	\N	9.27005386352539
tweedie	52350	\N	19.298934936523438
tweedie	52400	\N	12.031131744384766
tweedie	52450	\N	13.821415901184082
tweedie	52500	\N	11.850692749023438
tweedie	52550	\N	7.700373649597168
tweedie	52600	\N	10.468555450439453
tweedie	52650	\N	7.516184329986572
tweedie	52700	\N	14.684952735900879
tweedie	52750	\N	8.440442085266113
tweedie	52800	\N	11.914739608764648
tweedie	52850	\N	10.730583190917969
tweedie	52900	\N	17.02379608154297
tweedie	52950	\N	19.053686141967773
tweedie	53000	\N	10.166790962219238
tweedie	53050	\N	10.844271659851074
tweedie	53100	\N	12.724260330200195
tweedie	53150	\N	15.241779327392578
tweedie	53200	\N	10.470864295959473
tweedie	53250	\N	12.031131744384766
tweedie	53300	\N	9.312710762023926
tweedie	53350	\N	13.480281829833984
tweedie	53400	\N	9.9527006149292
tweedie	53450	\N	7.75763463973999
tweedie	53500	\N	11.772832870483398
tweedie	53550	\N	22.23967170715332
tweedie	53600	\N	18.292083740234375
tweedie	53650	\N	20.418140411376953
tweedie	53700	\N	25.7982234954834
tweedie	53750	\N	12.136460304260254
tweedie	53800	\N	8.686504364013672
tweedie	53850	\N	8.117507934570312
tweedie	53900	\N	10.006208419799805
softmax	5	0	0.9531188011169434
softmax	5	1	0.02448534034192562
softmax	5	2	0.022395867854356766
softmax	10	0	0.9531188011169434
softmax	10	1	0.02448534034192562
softmax	10	2	0.022395867854356766
softmax	15	0	0.9531188011169434
softmax	15	1	0.02448534034192562
softmax	15	2	0.022395867854356766
softmax	20	0	0.9531188011169434
softmax	20	1	0.02448534034192562
softmax	20	2	0.022395867854356766
softmax	25	0	0.9531188011169434
softmax	25	1	0.02448534034192562
softmax	25	2	0.022395867854356766
softmax	30	0	0.9531188011169434
softmax	30	1	0.02448534034192562
softmax	30	2	0.022395867854356766
softmax	35	0	0.9531188011169434
softmax	35	1	0.02448534034192562
softmax	35	2	0.022395867854356766
softmax	40	0	0.9531188011169434
softmax	40	1	0.02448534034192562
softmax	40	2	0.022395867854356766
softmax	45	0	0.9531188011169434
softmax	45	1	0.02448534034192562
softmax	45	2	0.022395867854356766
softmax	50	0	0.9531188011169434
softmax	50	1	0.02448534034192562
softmax	50	2	0.022395867854356766
softmax	55	0	0.024172812700271606
softmax	55	1	0.9513594508171082
softmax	55	2	0.024467801675200462
softmax	60	0	0.024172812700271606
softmax	60	1	0.9513594508171082
softmax	60	2	0.024467801675200462
softmax	65	0	0.024172812700271606
softmax	65	1	0.9513594508171082
softmax	65	2	0.024467801675200462
softmax	70	0	0.024172812700271606
softmax	70	1	0.9513594508171082
softmax	70	2	0.024467801675200462
softmax	75	0	0.024172812700271606
softmax	75	1	0.9513594508171082
softmax	75	2	0.024467801675200462
softmax	80	0	0.024172812700271606
softmax	80	1	0.9513594508171082
softmax	80	2	0.024467801675200462
softmax	85	0	0.024172812700271606
softmax	85	1	0.9513594508171082
softmax	85	2	0.024467801675200462
softmax	90	0	0.024172812700271606
softmax	90	1	0.9513594508171082
softmax	90	2	0.024467801675200462
softmax	95	0	0.024172812700271606
softmax	95	1	0.9513594508171082
softmax	95	2	0.024467801675200462
softmax	100	0	0.024172812700271606
softmax	100	1	0.9513594508171082
softmax	100	2	0.024467801675200462
softmax	105	0	0.022425279021263123
softmax	105	1	0.024829143658280373
softmax	105	2	0.9527456164360046
softmax	110	0	0.022425279021263123
softmax	110	1	0.024829143658280373
softmax	110	2	0.9527456164360046
softmax	115	0	0.0263645201921463
softmax	115	1	0.039826374500989914
softmax	115	2	0.9338091015815735
softmax	120	0	0.04934031516313553
softmax	120	1	0.3956052362918854
softmax	120	2	0.5550544857978821
softmax	125	0	0.022425279021263123
softmax	125	1	0.024829143658280373
softmax	125	2	0.9527456164360046
softmax	130	0	0.09518174827098846
softmax	130	1	0.2753382921218872
softmax	130	2	0.6294799447059631
softmax	135	0	0.050436947494745255
softmax	135	1	0.14590215682983398
softmax	135	2	0.8036608695983887
softmax	140	0	0.022425279021263123
softmax	140	1	0.024829143658280373
softmax	140	2	0.9527456164360046
softmax	145	0	0.022425279021263123
softmax	145	1	0.024829143658280373
softmax	145	2	0.9527456164360046
softmax	150	0	0.0263645201921463
softmax	150	1	0.039826374500989914
softmax	150	2	0.9338091015815735
tree of diamonds, depth 2	500	\N	3058.592588923016
tree of diamonds, depth 2	1000	\N	6139.890058479532
tree of diamonds, depth 2	1500	\N	3058.592588923016
tree of diamonds, depth 2	2000	\N	3058.592588923016
tree of diamonds, depth 2	2500	\N	3058.592588923016
tree of diamonds, depth 2	3000	\N	3058.592588923016
tree of diamonds, depth 2	3500	\N	3058.592588923016
tree of diamonds, depth 2	4000	\N	3058.592588923016
tree of diamonds, depth 2	4500	\N	3058.592588923016
tree of diamonds, depth 2	5000	\N	6139.890058479532
tree of diamonds, depth 2	5500	\N	3058.592588923016
tree of diamonds, depth 2	6000	\N	6139.890058479532
tree of diamonds, depth 2	6500	\N	3058.592588923016
tree of diamonds, depth 2	7000	\N	6139.890058479532
tree of diamonds, depth 2	7500	\N	3058.592588923016
tree of diamonds, depth 2	8000	\N	6139.890058479532
tree of diamonds, depth 2	8500	\N	6139.890058479532
tree of diamonds, depth 2	9000	\N	3058.592588923016
tree of diamonds, depth 2	9500	\N	6139.890058479532
tree of diamonds, depth 2	10000	\N	6139.890058479532
tree of diamonds, depth 2	10500	\N	6139.890058479532
tree of diamonds, depth 2	11000	\N	3058.592588923016
tree of diamonds, depth 2	11500	\N	6139.890058479532
tree of diamonds, depth 2	12000	\N	6139.890058479532
tree of diamonds, depth 2	12500	\N	6139.890058479532
tree of diamonds, depth 2	13000	\N	6139.890058479532
tree of diamonds, depth 2	13500	\N	3058.592588923016
tree of diamonds, depth 2	14000	\N	6139.890058479532
tree of diamonds, depth 2	14500	\N	6139.890058479532
tree of diamonds, depth 2	15000	\N	6139.890058479532
tree of diamonds, depth 2	15500	\N	6139.890058479532
tree of diamonds, depth 2	16000	\N	6139.890058479532
tree of diamonds, depth 2	16500	\N	6139.890058479532
tree of diamonds, depth 2	17000	\N	6139.890058479532
tree of diamonds, depth 2	17500	\N	12260.563753007218
tree of diamonds, depth 2	18000	\N	6139.890058479532
tree of diamonds, depth 2	18500	\N	6139.890058479532
tree of diamonds, depth 2	19000	\N	12260.563753007218
tree of diamonds, depth 2	19500	\N	6139.890058479532
tree of diamonds, depth 2	20000	\N	12260.563753007218
tree of diamonds, depth 2	20500	\N	12260.563753007218
tree of diamonds, depth 2	21000	\N	6139.890058479532
tree of diamonds, depth 2	21500	\N	12260.563753007218
tree of diamonds, depth 2	22000	\N	6139.890058479532
tree of diamonds, depth 2	22500	\N	6139.890058479532
tree of diamonds, depth 2	23000	\N	6139.890058479532
tree of diamonds, depth 2	23500	\N	12260.563753007218
tree of diamonds, depth 2	24000	\N	12260.563753007218
tree of diamonds, depth 2	24500	\N	12260.563753007218
tree of diamonds, depth 2	25000	\N	12260.563753007218
tree of diamonds, depth 2	25500	\N	12260.563753007218
tree of diamonds, depth 2	26000	\N	12260.563753007218
tree of diamonds, depth 2	26500	\N	12260.563753007218
tree of diamonds, depth 2	27000	\N	12260.563753007218
tree of diamonds, depth 2	27500	\N	12260.563753007218
tree of diamonds, depth 2	28000	\N	1052.0085932141849
tree of diamonds, depth 2	28500	\N	1052.0085932141849
tree of diamonds, depth 2	29000	\N	1052.0085932141849
tree of diamonds, depth 2	29500	\N	1052.0085932141849
tree of diamonds, depth 2	30000	\N	1052.0085932141849
tree of diamonds, depth 2	30500	\N	1052.0085932141849
tree of diamonds, depth 2	31000	\N	1052.0085932141849
tree of diamonds, depth 2	31500	\N	1052.0085932141849
tree of diamonds, depth 2	32000	\N	1052.0085932141849
tree of diamonds, depth 2	32500	\N	1052.0085932141849
tree of diamonds, depth 2	33000	\N	1052.0085932141849
tree of diamonds, depth 2	33500	\N	1052.0085932141849
tree of diamonds, depth 2	34000	\N	1052.0085932141849
tree of diamonds, depth 2	34500	\N	1052.0085932141849
tree of diamonds, depth 2	35000	\N	1052.0085932141849
tree of diamonds, depth 2	35500	\N	1052.0085932141849
tree of diamonds, depth 2	36000	\N	1052.0085932141849
tree of diamonds, depth 2	36500	\N	1052.0085932141849
tree of diamonds, depth 2	37000	\N	1052.0085932141849
tree of diamonds, depth 2	37500	\N	1052.0085932141849
tree of diamonds, depth 2	38000	\N	1052.0085932141849
tree of diamonds, depth 2	38500	\N	1052.0085932141849
tree of diamonds, depth 2	39000	\N	1052.0085932141849
tree of diamonds, depth 2	39500	\N	1052.0085932141849
tree of diamonds, depth 2	40000	\N	1052.0085932141849
tree of diamonds, depth 2	40500	\N	1052.0085932141849
tree of diamonds, depth 2	41000	\N	1052.0085932141849
tree of diamonds, depth 2	41500	\N	1052.0085932141849
tree of diamonds, depth 2	42000	\N	1052.0085932141849
tree of diamonds, depth 2	42500	\N	1052.0085932141849
tree of diamonds, depth 2	43000	\N	1052.0085932141849
tree of diamonds, depth 2	43500	\N	1052.0085932141849
tree of diamonds, depth 2	44000	\N	1052.0085932141849
tree of diamonds, depth 2	44500	\N	1052.0085932141849
tree of diamonds, depth 2	45000	\N	1052.0085932141849
tree of diamonds, depth 2	45500	\N	1052.0085932141849
tree of diamonds, depth 2	46000	\N	3058.592588923016
tree of diamonds, depth 2	46500	\N	1052.0085932141849
tree of diamonds, depth 2	47000	\N	1052.0085932141849
tree of diamonds, depth 2	47500	\N	1052.0085932141849
tree of diamonds, depth 2	48000	\N	1052.0085932141849
tree of diamonds, depth 2	48500	\N	3058.592588923016
tree of diamonds, depth 2	49000	\N	3058.592588923016
tree of diamonds, depth 2	49500	\N	1052.0085932141849
tree of diamonds, depth 2	50000	\N	1052.0085932141849
tree of diamonds, depth 2	50500	\N	3058.592588923016
tree of diamonds, depth 2	51000	\N	1052.0085932141849
tree of diamonds, depth 2	51500	\N	3058.592588923016
tree of diamonds, depth 2	52000	\N	3058.592588923016
tree of diamonds, depth 2	52500	\N	3058.592588923016
tree of diamonds, depth 2	53000	\N	3058.592588923016
tree of diamonds, depth 2	53500	\N	3058.592588923016
tree of diamonds, depth 3	500	\N	3938.636011275546
tree of diamonds, depth 3	1000	\N	5113.641694260486
tree of diamonds, depth 3	1500	\N	2714.3385251550653
tree of diamonds, depth 3	2000	\N	2714.3385251550653
tree of diamonds, depth 3	2500	\N	2714.3385251550653
tree of diamonds, depth 3	3000	\N	3938.636011275546
tree of diamonds, depth 3	3500	\N	3938.636011275546
tree of diamonds, depth 3	4000	\N	2714.3385251550653
tree of diamonds, depth 3	4500	\N	3938.636011275546
tree of diamonds, depth 3	5000	\N	5113.641694260486
tree of diamonds, depth 3	5500	\N	3938.636011275546
tree of diamonds, depth 3	6000	\N	5113.641694260486
tree of diamonds, depth 3	6500	\N	3938.636011275546
tree of diamonds, depth 3	7000	\N	5113.641694260486
tree of diamonds, depth 3	7500	\N	2714.3385251550653
tree of diamonds, depth 3	8000	\N	5113.641694260486
tree of diamonds, depth 3	8500	\N	5113.641694260486
tree of diamonds, depth 3	9000	\N	3938.636011275546
tree of diamonds, depth 3	9500	\N	5113.641694260486
tree of diamonds, depth 3	10000	\N	5113.641694260486
tree of diamonds, depth 3	10500	\N	5113.641694260486
tree of diamonds, depth 3	11000	\N	3938.636011275546
tree of diamonds, depth 3	11500	\N	5113.641694260486
tree of diamonds, depth 3	12000	\N	5113.641694260486
tree of diamonds, depth 3	12500	\N	5113.641694260486
tree of diamonds, depth 3	13000	\N	5113.641694260486
tree of diamonds, depth 3	13500	\N	2714.3385251550653
tree of diamonds, depth 3	14000	\N	5113.641694260486
tree of diamonds, depth 3	14500	\N	5113.641694260486
tree of diamonds, depth 3	15000	\N	7473.626501703425
tree of diamonds, depth 3	15500	\N	7473.626501703425
tree of diamonds, depth 3	16000	\N	5113.641694260486
tree of diamonds, depth 3	16500	\N	5113.641694260486
tree of diamonds, depth 3	17000	\N	7473.626501703425
tree of diamonds, depth 3	17500	\N	10872.786225623302
tree of diamonds, depth 3	18000	\N	7473.626501703425
tree of diamonds, depth 3	18500	\N	7473.626501703425
tree of diamonds, depth 3	19000	\N	10872.786225623302
tree of diamonds, depth 3	19500	\N	7473.626501703425
tree of diamonds, depth 3	20000	\N	10872.786225623302
tree of diamonds, depth 3	20500	\N	10872.786225623302
tree of diamonds, depth 3	21000	\N	7473.626501703425
tree of diamonds, depth 3	21500	\N	10872.786225623302
tree of diamonds, depth 3	22000	\N	7473.626501703425
tree of diamonds, depth 3	22500	\N	7473.626501703425
tree of diamonds, depth 3	23000	\N	7473.626501703425
tree of diamonds, depth 3	23500	\N	10872.786225623302
tree of diamonds, depth 3	24000	\N	10872.786225623302
tree of diamonds, depth 3	24500	\N	14834.68772893773
tree of diamonds, depth 3	25000	\N	10872.786225623302
tree of diamonds, depth 3	25500	\N	10872.786225623302
tree of diamonds, depth 3	26000	\N	14834.68772893773
tree of diamonds, depth 3	26500	\N	14834.68772893773
tree of diamonds, depth 3	27000	\N	14834.68772893773
tree of diamonds, depth 3	27500	\N	14834.68772893773
tree of diamonds, depth 3	28000	\N	781.8046734918156
tree of diamonds, depth 3	28500	\N	781.8046734918156
tree of diamonds, depth 3	29000	\N	781.8046734918156
tree of diamonds, depth 3	29500	\N	781.8046734918156
tree of diamonds, depth 3	30000	\N	781.8046734918156
tree of diamonds, depth 3	30500	\N	781.8046734918156
tree of diamonds, depth 3	31000	\N	781.8046734918156
tree of diamonds, depth 3	31500	\N	781.8046734918156
tree of diamonds, depth 3	32000	\N	781.8046734918156
tree of diamonds, depth 3	32500	\N	781.8046734918156
tree of diamonds, depth 3	33000	\N	781.8046734918156
tree of diamonds, depth 3	33500	\N	781.8046734918156
tree of diamonds, depth 3	34000	\N	781.8046734918156
tree of diamonds, depth 3	34500	\N	781.8046734918156
tree of diamonds, depth 3	35000	\N	781.8046734918156
tree of diamonds, depth 3	35500	\N	781.8046734918156
tree of diamonds, depth 3	36000	\N	781.8046734918156
tree of diamonds, depth 3	36500	\N	781.8046734918156
tree of diamonds, depth 3	37000	\N	781.8046734918156
tree of diamonds, depth 3	37500	\N	781.8046734918156
tree of diamonds, depth 3	38000	\N	781.8046734918156
tree of diamonds, depth 3	38500	\N	781.8046734918156
tree of diamonds, depth 3	39000	\N	1675.0488130168044
tree of diamonds, depth 3	39500	\N	1675.0488130168044
tree of diamonds, depth 3	40000	\N	781.8046734918156
tree of diamonds, depth 3	40500	\N	781.8046734918156
tree of diamonds, depth 3	41000	\N	1675.0488130168044
tree of diamonds, depth 3	41500	\N	1675.0488130168044
tree of diamonds, depth 3	42000	\N	781.8046734918156
tree of diamonds, depth 3	42500	\N	1675.0488130168044
tree of diamonds, depth 3	43000	\N	1675.0488130168044
tree of diamonds, depth 3	43500	\N	1675.0488130168044
tree of diamonds, depth 3	44000	\N	781.8046734918156
tree of diamonds, depth 3	44500	\N	1675.0488130168044
tree of diamonds, depth 3	45000	\N	781.8046734918156
tree of diamonds, depth 3	45500	\N	1675.0488130168044
tree of diamonds, depth 3	46000	\N	2714.3385251550653
tree of diamonds, depth 3	46500	\N	781.8046734918156
tree of diamonds, depth 3	47000	\N	1675.0488130168044
tree of diamonds, depth 3	47500	\N	1675.0488130168044
tree of diamonds, depth 3	48000	\N	781.8046734918156
tree of diamonds, depth 3	48500	\N	2714.3385251550653
tree of diamonds, depth 3	49000	\N	2714.3385251550653
tree of diamonds, depth 3	49500	\N	1675.0488130168044
tree of diamonds, depth 3	50000	\N	1675.0488130168044
tree of diamonds, depth 3	50500	\N	2714.3385251550653
tree of diamonds, depth 3	51000	\N	781.8046734918156
tree of diamonds, depth 3	51500	\N	2714.3385251550653
tree of diamonds, depth 3	52000	\N	2714.3385251550653
tree of diamonds, depth 3	52500	\N	2714.3385251550653
tree of diamonds, depth 3	53000	\N	2714.3385251550653
tree of diamonds, depth 3	53500	\N	2714.3385251550653
tree of diamonds, depth 4	500	\N	4365.796825396826
tree of diamonds, depth 4	1000	\N	4805.942799707603
tree of diamonds, depth 4	1500	\N	2963.0853080568722
tree of diamonds, depth 4	2000	\N	2963.0853080568722
tree of diamonds, depth 4	2500	\N	2963.0853080568722
tree of diamonds, depth 4	3000	\N	3725.394083465399
tree of diamonds, depth 4	3500	\N	4365.796825396826
tree of diamonds, depth 4	4000	\N	2471.0847873500547
tree of diamonds, depth 4	4500	\N	3725.394083465399
tree of diamonds, depth 4	5000	\N	4805.942799707603
tree of diamonds, depth 4	5500	\N	3725.394083465399
tree of diamonds, depth 4	6000	\N	4805.942799707603
tree of diamonds, depth 4	6500	\N	4365.796825396826
tree of diamonds, depth 4	7000	\N	4805.942799707603
tree of diamonds, depth 4	7500	\N	2963.0853080568722
tree of diamonds, depth 4	8000	\N	4805.942799707603
tree of diamonds, depth 4	8500	\N	4805.942799707603
tree of diamonds, depth 4	9000	\N	3725.394083465399
tree of diamonds, depth 4	9500	\N	4805.942799707603
tree of diamonds, depth 4	10000	\N	4805.942799707603
tree of diamonds, depth 4	10500	\N	4805.942799707603
tree of diamonds, depth 4	11000	\N	4365.796825396826
tree of diamonds, depth 4	11500	\N	4805.942799707603
tree of diamonds, depth 4	12000	\N	4805.942799707603
tree of diamonds, depth 4	12500	\N	4805.942799707603
tree of diamonds, depth 4	13000	\N	4805.942799707603
tree of diamonds, depth 4	13500	\N	2963.0853080568722
tree of diamonds, depth 4	14000	\N	4805.942799707603
tree of diamonds, depth 4	14500	\N	6061.686936936937
tree of diamonds, depth 4	15000	\N	6875.100483982485
tree of diamonds, depth 4	15500	\N	6875.100483982485
tree of diamonds, depth 4	16000	\N	6061.686936936937
tree of diamonds, depth 4	16500	\N	6061.686936936937
tree of diamonds, depth 4	17000	\N	6875.100483982485
tree of diamonds, depth 4	17500	\N	9512.89394650399
tree of diamonds, depth 4	18000	\N	6875.100483982485
tree of diamonds, depth 4	18500	\N	6875.100483982485
tree of diamonds, depth 4	19000	\N	9512.89394650399
tree of diamonds, depth 4	19500	\N	6875.100483982485
tree of diamonds, depth 4	20000	\N	9512.89394650399
tree of diamonds, depth 4	20500	\N	12382.125
tree of diamonds, depth 4	21000	\N	6875.100483982485
tree of diamonds, depth 4	21500	\N	9512.89394650399
tree of diamonds, depth 4	22000	\N	9571.368336025847
tree of diamonds, depth 4	22500	\N	6875.100483982485
tree of diamonds, depth 4	23000	\N	6875.100483982485
tree of diamonds, depth 4	23500	\N	12382.125
tree of diamonds, depth 4	24000	\N	12382.125
tree of diamonds, depth 4	24500	\N	15176.264378927019
tree of diamonds, depth 4	25000	\N	12382.125
tree of diamonds, depth 4	25500	\N	12382.125
tree of diamonds, depth 4	26000	\N	8689.278260869565
tree of diamonds, depth 4	26500	\N	15176.264378927019
tree of diamonds, depth 4	27000	\N	15176.264378927019
tree of diamonds, depth 4	27500	\N	15176.264378927019
tree of diamonds, depth 4	28000	\N	703.1200931470393
tree of diamonds, depth 4	28500	\N	703.1200931470393
tree of diamonds, depth 4	29000	\N	703.1200931470393
tree of diamonds, depth 4	29500	\N	703.1200931470393
tree of diamonds, depth 4	30000	\N	961.5014245014245
tree of diamonds, depth 4	30500	\N	703.1200931470393
tree of diamonds, depth 4	31000	\N	703.1200931470393
tree of diamonds, depth 4	31500	\N	703.1200931470393
tree of diamonds, depth 4	32000	\N	703.1200931470393
tree of diamonds, depth 4	32500	\N	703.1200931470393
tree of diamonds, depth 4	33000	\N	961.5014245014245
tree of diamonds, depth 4	33500	\N	703.1200931470393
tree of diamonds, depth 4	34000	\N	961.5014245014245
tree of diamonds, depth 4	34500	\N	961.5014245014245
tree of diamonds, depth 4	35000	\N	961.5014245014245
tree of diamonds, depth 4	35500	\N	961.5014245014245
tree of diamonds, depth 4	36000	\N	961.5014245014245
tree of diamonds, depth 4	36500	\N	703.1200931470393
tree of diamonds, depth 4	37000	\N	961.5014245014245
tree of diamonds, depth 4	37500	\N	703.1200931470393
tree of diamonds, depth 4	38000	\N	961.5014245014245
tree of diamonds, depth 4	38500	\N	961.5014245014245
tree of diamonds, depth 4	39000	\N	1572.9828005841312
tree of diamonds, depth 4	39500	\N	1572.9828005841312
tree of diamonds, depth 4	40000	\N	961.5014245014245
tree of diamonds, depth 4	40500	\N	961.5014245014245
tree of diamonds, depth 4	41000	\N	1572.9828005841312
tree of diamonds, depth 4	41500	\N	1572.9828005841312
tree of diamonds, depth 4	42000	\N	961.5014245014245
tree of diamonds, depth 4	42500	\N	1572.9828005841312
tree of diamonds, depth 4	43000	\N	1572.9828005841312
tree of diamonds, depth 4	43500	\N	1572.9828005841312
tree of diamonds, depth 4	44000	\N	703.1200931470393
tree of diamonds, depth 4	44500	\N	1572.9828005841312
tree of diamonds, depth 4	45000	\N	703.1200931470393
tree of diamonds, depth 4	45500	\N	1572.9828005841312
tree of diamonds, depth 4	46000	\N	2471.0847873500547
tree of diamonds, depth 4	46500	\N	961.5014245014245
tree of diamonds, depth 4	47000	\N	1572.9828005841312
tree of diamonds, depth 4	47500	\N	1572.9828005841312
tree of diamonds, depth 4	48000	\N	703.1200931470393
tree of diamonds, depth 4	48500	\N	2963.0853080568722
tree of diamonds, depth 4	49000	\N	2471.0847873500547
tree of diamonds, depth 4	49500	\N	1572.9828005841312
tree of diamonds, depth 4	50000	\N	2146.234456928839
tree of diamonds, depth 4	50500	\N	2963.0853080568722
tree of diamonds, depth 4	51000	\N	703.1200931470393
tree of diamonds, depth 4	51500	\N	2471.0847873500547
tree of diamonds, depth 4	52000	\N	2963.0853080568722
tree of diamonds, depth 4	52500	\N	2963.0853080568722
tree of diamonds, depth 4	53000	\N	2963.0853080568722
tree of diamonds, depth 4	53500	\N	2471.0847873500547
tree of iris, gini	3	0	1.0
tree of iris, gini	3	1	0.0
tree of iris, gini	3	2	0.0
tree of iris, gini	6	0	1.0
tree of iris, gini	6	1	0.0
tree of iris, gini	6	2	0.0
tree of iris, gini	9	0	1.0
tree of iris, gini	9	1	0.0
tree of iris, gini	9	2	0.0
tree of iris, gini	12	0	1.0
tree of iris, gini	12	1	0.0
tree of iris, gini	12	2	0.0
tree of iris, gini	15	0	1.0
tree of iris, gini	15	1	0.0
tree of iris, gini	15	2	0.0
tree of iris, gini	18	0	1.0
tree of iris, gini	18	1	0.0
tree of iris, gini	18	2	0.0
tree of iris, gini	21	0	1.0
tree of iris, gini	21	1	0.0
tree of iris, gini	21	2	0.0
tree of iris, gini	24	0	1.0
tree of iris, gini	24	1	0.0
tree of iris, gini	24	2	0.0
tree of iris, gini	27	0	1.0
tree of iris, gini	27	1	0.0
tree of iris, gini	27	2	0.0
tree of iris, gini	30	0	1.0
tree of iris, gini	30	1	0.0
tree of iris, gini	30	2	0.0
tree of iris, gini	33	0	1.0
tree of iris, gini	33	1	0.0
tree of iris, gini	33	2	0.0
tree of iris, gini	36	0	1.0
tree of iris, gini	36	1	0.0
tree of iris, gini	36	2	0.0
tree of iris, gini	39	0	1.0
tree of iris, gini	39	1	0.0
tree of iris, gini	39	2	0.0
tree of iris, gini	42	0	1.0
tree of iris, gini	42	1	0.0
tree of iris, gini	42	2	0.0
tree of iris, gini	45	0	1.0
tree of iris, gini	45	1	0.0
tree of iris, gini	45	2	0.0
tree of iris, gini	48	0	1.0
tree of iris, gini	48	1	0.0
tree of iris, gini	48	2	0.0
tree of iris, gini	51	0	0.0
tree of iris, gini	51	1	0.9074074074074074
tree of iris, gini	51	2	0.09259259259259259
tree of iris, gini	54	0	0.0
tree of iris, gini	54	1	0.9074074074074074
tree of iris, gini	54	2	0.09259259259259259
tree of iris, gini	57	0	0.0
tree of iris, gini	57	1	0.9074074074074074
tree of iris, gini	57	2	0.09259259259259259
tree of iris, gini	60	0	0.0
tree of iris, gini	60	1	0.9074074074074074
tree of iris, gini	60	2	0.09259259259259259
tree of iris, gini	63	0	0.0
tree of iris, gini	63	1	0.9074074074074074
tree of iris, gini	63	2	0.09259259259259259
tree of iris, gini	66	0	0.0
tree of iris, gini	66	1	0.9074074074074074
tree of iris, gini	66	2	0.09259259259259259
tree of iris, gini	69	0	0.0
tree of iris, gini	69	1	0.9074074074074074
tree of iris, gini	69	2	0.09259259259259259
tree of iris, gini	72	0	0.0
tree of iris, gini	72	1	0.9074074074074074
tree of iris, gini	72	2	0.09259259259259259
tree of iris, gini	75	0	0.0
tree of iris, gini	75	1	0.9074074074074074
tree of iris, gini	75	2	0.09259259259259259
tree of iris, gini	78	0	0.0
tree of iris, gini	78	1	0.9074074074074074
tree of iris, gini	78	2	0.09259259259259259
tree of iris, gini	81	0	0.0
tree of iris, gini	81	1	0.9074074074074074
tree of iris, gini	81	2	0.09259259259259259
tree of iris, gini	84	0	0.0
tree of iris, gini	84	1	0.9074074074074074
tree of iris, gini	84	2	0.09259259259259259
tree of iris, gini	87	0	0.0
tree of iris, gini	87	1	0.9074074074074074
tree of iris, gini	87	2	0.09259259259259259
tree of iris, gini	90	0	0.0
tree of iris, gini	90	1	0.9074074074074074
tree of iris, gini	90	2	0.09259259259259259
tree of iris, gini	93	0	0.0
tree of iris, gini	93	1	0.9074074074074074
tree of iris, gini	93	2	0.09259259259259259
tree of iris, gini	96	0	0.0
tree of iris, gini	96	1	0.9074074074074074
tree of iris, gini	96	2	0.09259259259259259
tree of iris, gini	99	0	0.0
tree of iris, gini	99	1	0.9074074074074074
tree of iris, gini	99	2	0.09259259259259259
tree of iris, gini	102	0	0.0
tree of iris, gini	102	1	0.021739130434782608
tree of iris, gini	102	2	0.9782608695652174
tree of iris, gini	105	0	0.0
tree of iris, gini	105	1	0.021739130434782608
tree of iris, gini	105	2	0.9782608695652174
tree of iris, gini	108	0	0.0
tree of iris, gini	108	1	0.021739130434782608
tree of iris, gini	108	2	0.9782608695652174
tree of iris, gini	111	0	0.0
tree of iris, gini	111	1	0.021739130434782608
tree of iris, gini	111	2	0.9782608695652174
tree of iris, gini	114	0	0.0
tree of iris, gini	114	1	0.021739130434782608
tree of iris, gini	114	2	0.9782608695652174
tree of iris, gini	117	0	0.0
tree of iris, gini	117	1	0.021739130434782608
tree of iris, gini	117	2	0.9782608695652174
tree of iris, gini	120	0	0.0
tree of iris, gini	120	1	0.9074074074074074
tree of iris, gini	120	2	0.09259259259259259
tree of iris, gini	123	0	0.0
tree of iris, gini	123	1	0.021739130434782608
tree of iris, gini	123	2	0.9782608695652174
tree of iris, gini	126	0	0.0
tree of iris, gini	126	1	0.021739130434782608
tree of iris, gini	126	2	0.9782608695652174
tree of iris, gini	129	0	0.0
tree of iris, gini	129	1	0.021739130434782608
tree of iris, gini	129	2	0.9782608695652174
tree of iris, gini	132	0	0.0
tree of iris, gini	132	1	0.021739130434782608
tree of iris, gini	132	2	0.9782608695652174
tree of iris, gini	135	0	0.0
tree of iris, gini	135	1	0.9074074074074074
tree of iris, gini	135	2	0.09259259259259259
tree of iris, gini	138	0	0.0
tree of iris, gini	138	1	0.021739130434782608
tree of iris, gini	138	2	0.9782608695652174
tree of iris, gini	141	0	0.0
tree of iris, gini	141	1	0.021739130434782608
tree of iris, gini	141	2	0.9782608695652174
tree of iris, gini	144	0	0.0
tree of iris, gini	144	1	0.021739130434782608
tree of iris, gini	144	2	0.9782608695652174
tree of iris, gini	147	0	0.0
tree of iris, gini	147	1	0.021739130434782608
tree of iris, gini	147	2	0.9782608695652174
tree of iris, gini	150	0	0.0
tree of iris, gini	150	1	0.021739130434782608
tree of iris, gini	150	2	0.9782608695652174
tree of iris, entropy	3	0	1.0
tree of iris, entropy	3	1	0.0
tree of iris, entropy	3	2	0.0
tree of iris, entropy	6	0	1.0
tree of iris, entropy	6	1	0.0
tree of iris, entropy	6	2	0.0
tree of iris, entropy	9	0	1.0
tree of iris, entropy	9	1	0.0
tree of iris, entropy	9	2	0.0
tree of iris, entropy	12	0	1.0
tree of iris, entropy	12	1	0.0
tree of iris, entropy	12	2	0.0
tree of iris, entropy	15	0	1.0
tree of iris, entropy	15	1	0.0
tree of iris, entropy	15	2	0.0
tree of iris, entropy	18	0	1.0
tree of iris, entropy	18	1	0.0
tree of iris, entropy	18	2	0.0
tree of iris, entropy	21	0	1.0
tree of iris, entropy	21	1	0.0
tree of iris, entropy	21	2	0.0
tree of iris, entropy	24	0	1.0
tree of iris, entropy	24	1	0.0
tree of iris, entropy	24	2	0.0
tree of iris, entropy	27	0	1.0
tree of iris, entropy	27	1	0.0
tree of iris, entropy	27	2	0.0
tree of iris, entropy	30	0	1.0
tree of iris, entropy	30	1	0.0
tree of iris, entropy	30	2	0.0
tree of iris, entropy	33	0	1.0
tree of iris, entropy	33	1	0.0
tree of iris, entropy	33	2	0.0
tree of iris, entropy	36	0	1.0
tree of iris, entropy	36	1	0.0
tree of iris, entropy	36	2	0.0
tree of iris, entropy	39	0	1.0
tree of iris, entropy	39	1	0.0
tree of iris, entropy	39	2	0.0
tree of iris, entropy	42	0	1.0
tree of iris, entropy	42	1	0.0
tree of iris, entropy	42	2	0.0
tree of iris, entropy	45	0	1.0
tree of iris, entropy	45	1	0.0
tree of iris, entropy	45	2	0.0
tree of iris, entropy	48	0	1.0
tree of iris, entropy	48	1	0.0
tree of iris, entropy	48	2	0.0
tree of iris, entropy	51	0	0.0
tree of iris, entropy	51	1	0.9074074074074074
tree of iris, entropy	51	2	0.09259259259259259
tree of iris, entropy	54	0	0.0
tree of iris, entropy	54	1	0.9074074074074074
tree of iris, entropy	54	2	0.09259259259259259
tree of iris, entropy	57	0	0.0
tree of iris, entropy	57	1	0.9074074074074074
tree of iris, entropy	57	2	0.09259259259259259
tree of iris, entropy	60	0	0.0
tree of iris, entropy	60	1	0.9074074074074074
tree of iris, entropy	60	2	0.09259259259259259
tree of iris, entropy	63	0	0.0
tree of iris, entropy	63	1	0.9074074074074074
tree of iris, entropy	63	2	0.09259259259259259
tree of iris, entropy	66	0	0.0
tree of iris, entropy	66	1	0.9074074074074074
tree of iris, entropy	66	2	0.09259259259259259
tree of iris, entropy	69	0	0.0
tree of iris, entropy	69	1	0.9074074074074074
tree of iris, entropy	69	2	0.09259259259259259
tree of iris, entropy	72	0	0.0
tree of iris, entropy	72	1	0.9074074074074074
tree of iris, entropy	72	2	0.09259259259259259
tree of iris, entropy	75	0	0.0
tree of iris, entropy	75	1	0.9074074074074074
tree of iris, entropy	75	2	0.09259259259259259
tree of iris, entropy	78	0	0.0
tree of iris, entropy	78	1	0.9074074074074074
tree of iris, entropy	78	2	0.09259259259259259
tree of iris, entropy	81	0	0.0
tree of iris, entropy	81	1	0.9074074074074074
tree of iris, entropy	81	2	0.09259259259259259
tree of iris, entropy	84	0	0.0
tree of iris, entropy	84	1	0.9074074074074074
tree of iris, entropy	84	2	0.09259259259259259
tree of iris, entropy	87	0	0.0
tree of iris, entropy	87	1	0.9074074074074074
tree of iris, entropy	87	2	0.09259259259259259
tree of iris, entropy	90	0	0.0
tree of iris, entropy	90	1	0.9074074074074074
tree of iris, entropy	90	2	0.09259259259259259
tree of iris, entropy	93	0	0.0
tree of iris, entropy	93	1	0.9074074074074074
tree of iris, entropy	93	2	0.09259259259259259
tree of iris, entropy	96	0	0.0
tree of iris, entropy	96	1	0.9074074074074074
tree of iris, entropy	96	2	0.09259259259259259
tree of iris, entropy	99	0	0.0
tree of iris, entropy	99	1	0.9074074074074074
tree of iris, entropy	99	2	0.09259259259259259
tree of iris, entropy	102	0	0.0
tree of iris, entropy	102	1	0.021739130434782608
tree of iris, entropy	102	2	0.9782608695652174
tree of iris, entropy	105	0	0.0
tree of iris, entropy	105	1	0.021739130434782608
tree of iris, entropy	105	2	0.9782608695652174
tree of iris, entropy	108	0	0.0
tree of iris, entropy	108	1	0.021739130434782608
tree of iris, entropy	108	2	0.9782608695652174
tree of iris, entropy	111	0	0.0
tree of iris, entropy	111	1	0.021739130434782608
tree of iris, entropy	111	2	0.9782608695652174
tree of iris, entropy	114	0	0.0
tree of iris, entropy	114	1	0.021739130434782608
tree of iris, entropy	114	2	0.9782608695652174
tree of iris, entropy	117	0	0.0
tree of iris, entropy	117	1	0.021739130434782608
tree of iris, entropy	117	2	0.9782608695652174
tree of iris, entropy	120	0	0.0
tree of iris, entropy	120	1	0.9074074074074074
tree of iris, entropy	120	2	0.09259259259259259
tree of iris, entropy	123	0	0.0
tree of iris, entropy	123	1	0.021739130434782608
tree of iris, entropy	123	2	0.9782608695652174
tree of iris, entropy	126	0	0.0
tree of iris, entropy	126	1	0.021739130434782608
tree of iris, entropy	126	2	0.9782608695652174
tree of iris, entropy	129	0	0.0
tree of iris, entropy	129	1	0.021739130434782608
tree of iris, entropy	129	2	0.9782608695652174
tree of iris, entropy	132	0	0.0
tree of iris, entropy	132	1	0.021739130434782608
tree of iris, entropy	132	2	0.9782608695652174
tree of iris, entropy	135	0	0.0
tree of iris, entropy	135	1	0.9074074074074074
tree of iris, entropy	135	2	0.09259259259259259
tree of iris, entropy	138	0	0.0
tree of iris, entropy	138	1	0.021739130434782608
tree of iris, entropy	138	2	0.9782608695652174
tree of iris, entropy	141	0	0.0
tree of iris, entropy	141	1	0.021739130434782608
tree of iris, entropy	141	2	0.9782608695652174
tree of iris, entropy	144	0	0.0
tree of iris, entropy	144	1	0.021739130434782608
tree of iris, entropy	144	2	0.9782608695652174
tree of iris, entropy	147	0	0.0
tree of iris, entropy	147	1	0.021739130434782608
tree of iris, entropy	147	2	0.9782608695652174
tree of iris, entropy	150	0	0.0
tree of iris, entropy	150	1	0.021739130434782608
tree of iris, entropy	150	2	0.9782608695652174
tree of churn, gini	100	0	0.5821917808219178
tree of churn, gini	100	1	0.4178082191780822
tree of churn, gini	200	0	0.6857142857142857
tree of churn, gini	200	1	0.3142857142857143
tree of churn, gini	300	0	0.14345991561181434
tree of churn, gini	300	1	0.8565400843881856
tree of churn, gini	400	0	0.9716981132075472
tree of churn, gini	400	1	0.02830188679245283
tree of churn, gini	500	0	0.3704188481675393
tree of churn, gini	500	1	0.6295811518324608
tree of churn, gini	600	0	0.9886271324126726
tree of churn, gini	600	1	0.011372867587327376
tree of churn, gini	700	0	0.9886271324126726
tree of churn, gini	700	1	0.011372867587327376
tree of churn, gini	800	0	0.8430232558139535
tree of churn, gini	800	1	0.1569767441860465
tree of churn, gini	900	0	0.5821917808219178
tree of churn, gini	900	1	0.4178082191780822
tree of churn, gini	1000	0	0.3704188481675393
tree of churn, gini	1000	1	0.6295811518324608
tree of churn, gini	1100	0	0.7542483660130719
tree of churn, gini	1100	1	0.2457516339869281
tree of churn, gini	1200	0	0.5821917808219178
tree of churn, gini	1200	1	0.4178082191780822
tree of churn, gini	1300	0	0.7542483660130719
tree of churn, gini	1300	1	0.2457516339869281
tree of churn, gini	1400	0	0.9716981132075472
tree of churn, gini	1400	1	0.02830188679245283
tree of churn, gini	1500	0	0.5821917808219178
tree of churn, gini	1500	1	0.4178082191780822
tree of churn, gini	1600	0	0.9886271324126726
tree of churn, gini	1600	1	0.011372867587327376
tree of churn, gini	1700	0	0.9716981132075472
tree of churn, gini	1700	1	0.02830188679245283
tree of churn, gini	1800	0	0.3704188481675393
tree of churn, gini	1800	1	0.6295811518324608
tree of churn, gini	1900	0	0.5821917808219178
tree of churn, gini	1900	1	0.4178082191780822
tree of churn, gini	2000	0	0.5821917808219178
tree of churn, gini	2000	1	0.4178082191780822
tree of churn, gini	2100	0	0.5821917808219178
tree of churn, gini	2100	1	0.4178082191780822
tree of churn, gini	2200	0	0.9886271324126726
tree of churn, gini	2200	1	0.011372867587327376
tree of churn, gini	2300	0	0.9886271324126726
tree of churn, gini	2300	1	0.011372867587327376
tree of churn, gini	2400	0	0.7542483660130719
tree of churn, gini	2400	1	0.2457516339869281
tree of churn, gini	2500	0	0.8993808049535603
tree of churn, gini	2500	1	0.10061919504643962
tree of churn, gini	2600	0	0.9886271324126726
tree of churn, gini	2600	1	0.011372867587327376
tree of churn, gini	2700	0	0.5821917808219178
tree of churn, gini	2700	1	0.4178082191780822
tree of churn, gini	2800	0	0.9716981132075472
tree of churn, gini	2800	1	0.02830188679245283
tree of churn, gini	2900	0	0.9886271324126726
tree of churn, gini	2900	1	0.011372867587327376
tree of churn, gini	3000	0	0.89419795221843
tree of churn, gini	3000	1	0.10580204778156997
tree of churn, gini	3100	0	0.9716981132075472
tree of churn, gini	3100	1	0.02830188679245283
tree of churn, gini	3200	0	0.9886271324126726
tree of churn, gini	3200	1	0.011372867587327376
tree of churn, gini	3300	0	0.7316017316017316
tree of churn, gini	3300	1	0.2683982683982684
tree of churn, gini	3400	0	0.9886271324126726
tree of churn, gini	3400	1	0.011372867587327376
tree of churn, gini	3500	0	0.6857142857142857
tree of churn, gini	3500	1	0.3142857142857143
tree of churn, gini	3600	0	0.9402985074626866
tree of churn, gini	3600	1	0.05970149253731343
tree of churn, gini	3700	0	0.8993808049535603
tree of churn, gini	3700	1	0.10061919504643962
tree of churn, gini	3800	0	0.7542483660130719
tree of churn, gini	3800	1	0.2457516339869281
tree of churn, gini	3900	0	0.5821917808219178
tree of churn, gini	3900	1	0.4178082191780822
tree of churn, gini	4000	0	0.3704188481675393
tree of churn, gini	4000	1	0.6295811518324608
tree of churn, gini	4100	0	0.7542483660130719
tree of churn, gini	4100	1	0.2457516339869281
tree of churn, gini	4200	0	0.7316017316017316
tree of churn, gini	4200	1	0.2683982683982684
tree of churn, gini	4300	0	0.7542483660130719
tree of churn, gini	4300	1	0.2457516339869281
tree of churn, gini	4400	0	0.5821917808219178
tree of churn, gini	4400	1	0.4178082191780822
tree of churn, gini	4500	0	0.3704188481675393
tree of churn, gini	4500	1	0.6295811518324608
tree of churn, gini	4600	0	0.8993808049535603
tree of churn, gini	4600	1	0.10061919504643962
tree of churn, gini	4700	0	0.8861788617886179
tree of churn, gini	4700	1	0.11382113821138211
tree of churn, gini	4800	0	0.89419795221843
tree of churn, gini	4800	1	0.10580204778156997
tree of churn, gini	4900	0	0.3704188481675393
tree of churn, gini	4900	1	0.6295811518324608
tree of churn, gini	5000	0	0.9886271324126726
tree of churn, gini	5000	1	0.011372867587327376
tree of churn, gini	5100	0	0.89419795221843
tree of churn, gini	5100	1	0.10580204778156997
tree of churn, gini	5200	0	0.7316017316017316
tree of churn, gini	5200	1	0.2683982683982684
tree of churn, gini	5300	0	0.5821917808219178
tree of churn, gini	5300	1	0.4178082191780822
tree of churn, gini	5400	0	0.9716981132075472
tree of churn, gini	5400	1	0.02830188679245283
tree of churn, gini	5500	0	0.5821917808219178
tree of churn, gini	5500	1	0.4178082191780822
tree of churn, gini	5600	0	0.3704188481675393
tree of churn, gini	5600	1	0.6295811518324608
tree of churn, gini	5700	0	0.5821917808219178
tree of churn, gini	5700	1	0.4178082191780822
tree of churn, gini	5800	0	0.7542483660130719
tree of churn, gini	5800	1	0.2457516339869281
tree of churn, gini	5900	0	0.5821917808219178
tree of churn, gini	5900	1	0.4178082191780822
tree of churn, gini	6000	0	0.8861788617886179
tree of churn, gini	6000	1	0.11382113821138211
tree of churn, gini	6100	0	0.9886271324126726
tree of churn, gini	6100	1	0.011372867587327376
tree of churn, gini	6200	0	0.5821917808219178
tree of churn, gini	6200	1	0.4178082191780822
tree of churn, gini	6300	0	0.9886271324126726
tree of churn, gini	6300	1	0.011372867587327376
tree of churn, gini	6400	0	0.5821917808219178
tree of churn, gini	6400	1	0.4178082191780822
tree of churn, gini	6500	0	0.6857142857142857
tree of churn, gini	6500	1	0.3142857142857143
tree of churn, gini	6600	0	0.3704188481675393
tree of churn, gini	6600	1	0.6295811518324608
tree of churn, gini	6700	0	0.9886271324126726
tree of churn, gini	6700	1	0.011372867587327376
tree of churn, gini	6800	0	0.8861788617886179
tree of churn, gini	6800	1	0.11382113821138211
tree of churn, gini	6900	0	0.42857142857142855
tree of churn, gini	6900	1	0.5714285714285714
tree of churn, gini	7000	0	0.42857142857142855
tree of churn, gini	7000	1	0.5714285714285714
tree of churn, entropy	100	0	0.5363724539282251
tree of churn, entropy	100	1	0.463627546071775
tree of churn, entropy	200	0	0.7456
tree of churn, entropy	200	1	0.2544
tree of churn, entropy	300	0	0.27450980392156865
tree of churn, entropy	300	1	0.7254901960784313
tree of churn, entropy	400	0	0.9716981132075472
tree of churn, entropy	400	1	0.02830188679245283
tree of churn, entropy	500	0	0.5363724539282251
tree of churn, entropy	500	1	0.463627546071775
tree of churn, entropy	600	0	0.9956616052060737
tree of churn, entropy	600	1	0.004338394793926247
tree of churn, entropy	700	0	0.9812646370023419
tree of churn, entropy	700	1	0.01873536299765808
tree of churn, entropy	800	0	0.767379679144385
tree of churn, entropy	800	1	0.232620320855615
tree of churn, entropy	900	0	0.5363724539282251
tree of churn, entropy	900	1	0.463627546071775
tree of churn, entropy	1000	0	0.7456
tree of churn, entropy	1000	1	0.2544
tree of churn, entropy	1100	0	0.7456
tree of churn, entropy	1100	1	0.2544
tree of churn, entropy	1200	0	0.5363724539282251
tree of churn, entropy	1200	1	0.463627546071775
tree of churn, entropy	1300	0	0.7888040712468194
tree of churn, entropy	1300	1	0.21119592875318066
tree of churn, entropy	1400	0	0.9716981132075472
tree of churn, entropy	1400	1	0.02830188679245283
tree of churn, entropy	1500	0	0.5363724539282251
tree of churn, entropy	1500	1	0.463627546071775
tree of churn, entropy	1600	0	0.9812646370023419
tree of churn, entropy	1600	1	0.01873536299765808
tree of churn, entropy	1700	0	0.9716981132075472
tree of churn, entropy	1700	1	0.02830188679245283
tree of churn, entropy	1800	0	0.27450980392156865
tree of churn, entropy	1800	1	0.7254901960784313
tree of churn, entropy	1900	0	0.5363724539282251
tree of churn, entropy	1900	1	0.463627546071775
tree of churn, entropy	2000	0	0.5363724539282251
tree of churn, entropy	2000	1	0.463627546071775
tree of churn, entropy	2100	0	0.921161825726141
tree of churn, entropy	2100	1	0.07883817427385892
tree of churn, entropy	2200	0	0.9812646370023419
tree of churn, entropy	2200	1	0.01873536299765808
tree of churn, entropy	2300	0	0.9812646370023419
tree of churn, entropy	2300	1	0.01873536299765808
tree of churn, entropy	2400	0	0.7888040712468194
tree of churn, entropy	2400	1	0.21119592875318066
tree of churn, entropy	2500	0	0.8993808049535603
tree of churn, entropy	2500	1	0.10061919504643962
tree of churn, entropy	2600	0	0.9812646370023419
tree of churn, entropy	2600	1	0.01873536299765808
tree of churn, entropy	2700	0	0.7106382978723405
tree of churn, entropy	2700	1	0.28936170212765955
tree of churn, entropy	2800	0	0.9716981132075472
tree of churn, entropy	2800	1	0.02830188679245283
tree of churn, entropy	2900	0	0.9812646370023419
tree of churn, entropy	2900	1	0.01873536299765808
tree of churn, entropy	3000	0	0.921161825726141
tree of churn, entropy	3000	1	0.07883817427385892
tree of churn, entropy	3100	0	0.9716981132075472
tree of churn, entropy	3100	1	0.02830188679245283
tree of churn, entropy	3200	0	0.9812646370023419
tree of churn, entropy	3200	1	0.01873536299765808
tree of churn, entropy	3300	0	0.767379679144385
tree of churn, entropy	3300	1	0.232620320855615
tree of churn, entropy	3400	0	0.9812646370023419
tree of churn, entropy	3400	1	0.01873536299765808
tree of churn, entropy	3500	0	0.7456
tree of churn, entropy	3500	1	0.2544
tree of churn, entropy	3600	0	0.7106382978723405
tree of churn, entropy	3600	1	0.28936170212765955
tree of churn, entropy	3700	0	0.8993808049535603
tree of churn, entropy	3700	1	0.10061919504643962
tree of churn, entropy	3800	0	0.921161825726141
tree of churn, entropy	3800	1	0.07883817427385892
tree of churn, entropy	3900	0	0.5363724539282251
tree of churn, entropy	3900	1	0.463627546071775
tree of churn, entropy	4000	0	0.27450980392156865
tree of churn, entropy	4000	1	0.7254901960784313
tree of churn, entropy	4100	0	0.5234215885947047
tree of churn, entropy	4100	1	0.47657841140529533
tree of churn, entropy	4200	0	0.767379679144385
tree of churn, entropy	4200	1	0.232620320855615
tree of churn, entropy	4300	0	0.7888040712468194
tree of churn, entropy	4300	1	0.21119592875318066
tree of churn, entropy	4400	0	0.7106382978723405
tree of churn, entropy	4400	1	0.28936170212765955
tree of churn, entropy	4500	0	0.5363724539282251
tree of churn, entropy	4500	1	0.463627546071775
tree of churn, entropy	4600	0	0.8993808049535603
tree of churn, entropy	4600	1	0.10061919504643962
tree of churn, entropy	4700	0	0.883495145631068
tree of churn, entropy	4700	1	0.11650485436893204
tree of churn, entropy	4800	0	0.7456
tree of churn, entropy	4800	1	0.2544
tree of churn, entropy	4900	0	0.27450980392156865
tree of churn, entropy	4900	1	0.7254901960784313
tree of churn, entropy	5000	0	0.9956616052060737
tree of churn, entropy	5000	1	0.004338394793926247
tree of churn, entropy	5100	0	0.7456
tree of churn, entropy	5100	1	0.2544
tree of churn, entropy	5200	0	0.767379679144385
tree of churn, entropy	5200	1	0.232620320855615
tree of churn, entropy	5300	0	0.7106382978723405
tree of churn, entropy	5300	1	0.28936170212765955
tree of churn, entropy	5400	0	0.9716981132075472
tree of churn, entropy	5400	1	0.02830188679245283
tree of churn, entropy	5500	0	0.5363724539282251
tree of churn, entropy	5500	1	0.463627546071775
tree of churn, entropy	5600	0	0.3723404255319149
tree of churn, entropy	5600	1	0.6276595744680851
tree of churn, entropy	5700	0	0.5363724539282251
tree of churn, entropy	5700	1	0.463627546071775
tree of churn, entropy	5800	0	0.7888040712468194
tree of churn, entropy	5800	1	0.21119592875318066
tree of churn, entropy	5900	0	0.5363724539282251
tree of churn, entropy	5900	1	0.463627546071775
tree of churn, entropy	6000	0	0.883495145631068
tree of churn, entropy	6000	1	0.11650485436893204
tree of churn, entropy	6100	0	0.9812646370023419
tree of churn, entropy	6100	1	0.01873536299765808
tree of churn, entropy	6200	0	0.5363724539282251
tree of churn, entropy	6200	1	0.463627546071775
tree of churn, entropy	6300	0	0.9812646370023419
tree of churn, entropy	6300	1	0.01873536299765808
tree of churn, entropy	6400	0	0.5363724539282251
tree of churn, entropy	6400	1	0.463627546071775
tree of churn, entropy	6500	0	0.7456
tree of churn, entropy	6500	1	0.2544
tree of churn, entropy	6600	0	0.5363724539282251
tree of churn, entropy	6600	1	0.463627546071775
tree of churn, entropy	6700	0	0.9956616052060737
tree of churn, entropy	6700	1	0.004338394793926247
tree of churn, entropy	6800	0	0.883495145631068
tree of churn, entropy	6800	1	0.11650485436893204
tree of churn, entropy	6900	0	0.5234215885947047
tree of churn, entropy	6900	1	0.47657841140529533
tree of churn, entropy	7000	0	0.5234215885947047
tree of churn, entropy	7000	1	0.47657841140529533
\.
CREATE TABLE reference_tree_losses (name text, algorithm text, source text, target text, features text[], options jsonb, metric text, split integer, loss double precision, loss_sd double precision);
COPY reference_tree_losses FROM stdin;
\.
