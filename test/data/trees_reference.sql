-- Made by test/gen/trees.py with xgboost 1.7.4 and scikit-learn 1.2.1; not edited by hand.
CREATE TABLE reference_trees (model text, algorithm text, source text, target text, features text[], weight text, options jsonb);
COPY reference_trees FROM stdin;
logistic	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 4}
logistic, weights	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	contract	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 4}
logistic, l1 and no l2	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,paperless_billing,contract,internet_service,tech_support,payment_method,charges,total}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "logistic", "trees": 20, "max_depth": 3, "l1": 5, "l2": 0, "min_child_weight": 10}
squared error	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 5}
squared error, monotone	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 4, "monotone_constraints": {"carats": 1, "color": -1, "depths": -1}}
squared error, lossguide	gradient_boosting	diamonds_tenth	price	{carats,cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 0.5, "objective": "squared_error", "trees": 20, "max_depth": 0, "growth": "lossguide", "max_leaves": 12}
gamma	gradient_boosting	diamonds_tenth	carat	{cut,color,clarity,depths,tables}	\N	{"learning_rate": 0.3, "base_score": 1, "objective": "gamma", "trees": 20, "max_depth": 4}
poisson	gradient_boosting	diamonds_tenth	depths	{carats,cut,color,clarity,tables}	\N	{"learning_rate": 0.3, "base_score": 60, "objective": "poisson", "trees": 10, "max_depth": 4}
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
squared error	250	\N	2652.44921875
squared error	500	\N	2875.72705078125
squared error	750	\N	504.5686340332031
squared error	1000	\N	3939.623291015625
squared error	1250	\N	3341.38720703125
squared error	1500	\N	3267.658447265625
squared error	1750	\N	2939.87890625
squared error	2000	\N	3648.09619140625
squared error	2250	\N	2965.697998046875
squared error	2500	\N	3379.61767578125
squared error	2750	\N	3227.792724609375
squared error	3000	\N	3105.245361328125
squared error	3250	\N	3429.4052734375
squared error	3500	\N	4241.77880859375
squared error	3750	\N	764.2642822265625
squared error	4000	\N	2903.616943359375
squared error	4250	\N	3475.126708984375
squared error	4500	\N	3817.04296875
squared error	4750	\N	3220.5986328125
squared error	5000	\N	3952.64306640625
squared error	5250	\N	4158.05859375
squared error	5500	\N	3829.91259765625
squared error	5750	\N	4484.44287109375
squared error	6000	\N	4123.6865234375
squared error	6250	\N	3882.792724609375
squared error	6500	\N	4546.1943359375
squared error	6750	\N	628.5911254882812
squared error	7000	\N	4249.515625
squared error	7250	\N	4088.172607421875
squared error	7500	\N	3812.264404296875
squared error	7750	\N	4610.7197265625
squared error	8000	\N	4249.9033203125
squared error	8250	\N	4766.96435546875
squared error	8500	\N	4319.0947265625
squared error	8750	\N	4907.16748046875
squared error	9000	\N	4219.25732421875
squared error	9250	\N	4495.79736328125
squared error	9500	\N	4486.0224609375
squared error	9750	\N	4561.90087890625
squared error	10000	\N	4876.904296875
squared error	10250	\N	4117.6708984375
squared error	10500	\N	4531.34765625
squared error	10750	\N	4878.125
squared error	11000	\N	5034.47802734375
squared error	11250	\N	4869.0458984375
squared error	11500	\N	4822.51123046875
squared error	11750	\N	5068.755859375
squared error	12000	\N	5085.9833984375
squared error	12250	\N	5147.6083984375
squared error	12500	\N	4959.85107421875
squared error	12750	\N	5005.85791015625
squared error	13000	\N	5010.6962890625
squared error	13250	\N	5029.5654296875
squared error	13500	\N	3983.653076171875
squared error	13750	\N	6424.01611328125
squared error	14000	\N	5704.6669921875
squared error	14250	\N	7105.85791015625
squared error	14500	\N	5608.96826171875
squared error	14750	\N	7487.5146484375
squared error	15000	\N	5976.01513671875
squared error	15250	\N	5262.533203125
squared error	15500	\N	8348.271484375
squared error	15750	\N	5416.783203125
squared error	16000	\N	5792.9248046875
squared error	16250	\N	6354.501953125
squared error	16500	\N	5964.65478515625
squared error	16750	\N	6856.8251953125
squared error	17000	\N	6678.2666015625
squared error	17250	\N	7030.95947265625
squared error	17500	\N	7755.48095703125
squared error	17750	\N	6750.20947265625
squared error	18000	\N	6519.98193359375
squared error	18250	\N	8227.201171875
squared error	18500	\N	7185.14990234375
squared error	18750	\N	9366.7001953125
squared error	19000	\N	7755.48095703125
squared error	19250	\N	7799.30322265625
squared error	19500	\N	6927.765625
squared error	19750	\N	7051.318359375
squared error	20000	\N	9108.8681640625
squared error	20250	\N	11776.744140625
squared error	20500	\N	10005.72265625
squared error	20750	\N	7782.62158203125
squared error	21000	\N	9838.6162109375
squared error	21250	\N	10088.1904296875
squared error	21500	\N	8515.1494140625
squared error	21750	\N	10046.04296875
squared error	22000	\N	10144.888671875
squared error	22250	\N	10307.970703125
squared error	22500	\N	9088.11328125
squared error	22750	\N	11110.70703125
squared error	23000	\N	10345.57421875
squared error	23250	\N	10841.6611328125
squared error	23500	\N	12099.11328125
squared error	23750	\N	13770.6337890625
squared error	24000	\N	13023.5166015625
squared error	24250	\N	12598.892578125
squared error	24500	\N	12994.5625
squared error	24750	\N	11778.716796875
squared error	25000	\N	12792.41015625
squared error	25250	\N	12301.8671875
squared error	25500	\N	13224.296875
squared error	25750	\N	15660.67578125
squared error	26000	\N	14439.9287109375
squared error	26250	\N	15950.689453125
squared error	26500	\N	14162.3046875
squared error	26750	\N	15255.8486328125
squared error	27000	\N	16010.89453125
squared error	27250	\N	16872.04296875
squared error	27500	\N	17445.830078125
squared error	27750	\N	17566.181640625
squared error	28000	\N	735.12109375
squared error	28250	\N	741.98583984375
squared error	28500	\N	792.643310546875
squared error	28750	\N	741.8965454101562
squared error	29000	\N	712.46728515625
squared error	29250	\N	792.3519287109375
squared error	29500	\N	741.8965454101562
squared error	29750	\N	809.1248779296875
squared error	30000	\N	769.0661010742188
squared error	30250	\N	652.3948364257812
squared error	30500	\N	683.5719604492188
squared error	30750	\N	731.1040649414062
squared error	31000	\N	939.7627563476562
squared error	31250	\N	820.6302490234375
squared error	31500	\N	691.2390747070312
squared error	31750	\N	830.69140625
squared error	32000	\N	906.7401123046875
squared error	32250	\N	920.9710693359375
squared error	32500	\N	744.1019897460938
squared error	32750	\N	875.216064453125
squared error	33000	\N	715.2471923828125
squared error	33250	\N	846.6698608398438
squared error	33500	\N	712.46728515625
squared error	33750	\N	906.7401123046875
squared error	34000	\N	957.32861328125
squared error	34250	\N	771.1237182617188
squared error	34500	\N	774.3241577148438
squared error	34750	\N	794.1784057617188
squared error	35000	\N	853.9878540039062
squared error	35250	\N	936.1693725585938
squared error	35500	\N	922.3533325195312
squared error	35750	\N	820.022216796875
squared error	36000	\N	1008.075439453125
squared error	36250	\N	1043.1036376953125
squared error	36500	\N	770.8633422851562
squared error	36750	\N	906.7401123046875
squared error	37000	\N	1010.1915283203125
squared error	37250	\N	1084.670654296875
squared error	37500	\N	859.8716430664062
squared error	37750	\N	1129.7430419921875
squared error	38000	\N	1008.075439453125
squared error	38250	\N	993.6760864257812
squared error	38500	\N	1179.5653076171875
squared error	38750	\N	1083.3712158203125
squared error	39000	\N	1343.9351806640625
squared error	39250	\N	1213.9656982421875
squared error	39500	\N	1286.6396484375
squared error	39750	\N	1214.4747314453125
squared error	40000	\N	978.5568237304688
squared error	40250	\N	1297.5577392578125
squared error	40500	\N	1094.0067138671875
squared error	40750	\N	1065.1962890625
squared error	41000	\N	1547.0701904296875
squared error	41250	\N	1418.86474609375
squared error	41500	\N	1116.9361572265625
squared error	41750	\N	1309.44140625
squared error	42000	\N	1147.7637939453125
squared error	42250	\N	1104.5994873046875
squared error	42500	\N	1289.5738525390625
squared error	42750	\N	1548.3251953125
squared error	43000	\N	1513.248779296875
squared error	43250	\N	1216.12451171875
squared error	43500	\N	1792.8663330078125
squared error	43750	\N	1474.1650390625
squared error	44000	\N	542.8252563476562
squared error	44250	\N	1485.989013671875
squared error	44500	\N	1686.965087890625
squared error	44750	\N	1717.640869140625
squared error	45000	\N	500.4035339355469
squared error	45250	\N	1394.42431640625
squared error	45500	\N	1834.059814453125
squared error	45750	\N	1834.059814453125
squared error	46000	\N	1916.500732421875
squared error	46250	\N	1485.989013671875
squared error	46500	\N	1179.5653076171875
squared error	46750	\N	1840.885498046875
squared error	47000	\N	1761.3590087890625
squared error	47250	\N	1961.6097412109375
squared error	47500	\N	1945.00146484375
squared error	47750	\N	1933.760498046875
squared error	48000	\N	707.7843017578125
squared error	48250	\N	1896.030029296875
squared error	48500	\N	2115.207275390625
squared error	48750	\N	2085.440673828125
squared error	49000	\N	2106.886474609375
squared error	49250	\N	2339.396728515625
squared error	49500	\N	1920.374755859375
squared error	49750	\N	1930.0181884765625
squared error	50000	\N	1970.9344482421875
squared error	50250	\N	2185.92529296875
squared error	50500	\N	2330.683349609375
squared error	50750	\N	2222.246337890625
squared error	51000	\N	690.8079223632812
squared error	51250	\N	2319.896484375
squared error	51500	\N	2387.493896484375
squared error	51750	\N	2085.850830078125
squared error	52000	\N	2178.01953125
squared error	52250	\N	2323.053955078125
squared error	52500	\N	2416.998291015625
squared error	52750	\N	2746.428466796875
squared error	53000	\N	2846.521484375
squared error	53250	\N	2671.62841796875
squared error	53500	\N	2593.236083984375
squared error	53750	\N	2718.821044921875
squared error, monotone	250	\N	2595.8193359375
squared error, monotone	500	\N	2567.99267578125
squared error, monotone	750	\N	385.8636169433594
squared error, monotone	1000	\N	3877.93603515625
squared error, monotone	1250	\N	3137.6455078125
squared error, monotone	1500	\N	3282.9462890625
squared error, monotone	1750	\N	2845.255615234375
squared error, monotone	2000	\N	3474.673583984375
squared error, monotone	2250	\N	2868.59765625
squared error, monotone	2500	\N	3420.01953125
squared error, monotone	2750	\N	3137.6455078125
squared error, monotone	3000	\N	3139.03515625
squared error, monotone	3250	\N	3408.096435546875
squared error, monotone	3500	\N	4204.01513671875
squared error, monotone	3750	\N	777.0536499023438
squared error, monotone	4000	\N	2911.881591796875
squared error, monotone	4250	\N	3305.05419921875
squared error, monotone	4500	\N	3741.636962890625
squared error, monotone	4750	\N	3309.400146484375
squared error, monotone	5000	\N	4063.419189453125
squared error, monotone	5250	\N	4124.29443359375
squared error, monotone	5500	\N	3585.30908203125
squared error, monotone	5750	\N	4693.9541015625
squared error, monotone	6000	\N	4124.29443359375
squared error, monotone	6250	\N	3939.507080078125
squared error, monotone	6500	\N	4674.2275390625
squared error, monotone	6750	\N	744.417236328125
squared error, monotone	7000	\N	4599.7900390625
squared error, monotone	7250	\N	4221.32421875
squared error, monotone	7500	\N	3683.7763671875
squared error, monotone	7750	\N	4921.86279296875
squared error, monotone	8000	\N	4304.3779296875
squared error, monotone	8250	\N	5107.95849609375
squared error, monotone	8500	\N	4472.74560546875
squared error, monotone	8750	\N	4976.90771484375
squared error, monotone	9000	\N	3909.18310546875
squared error, monotone	9250	\N	4995.025390625
squared error, monotone	9500	\N	4400.69580078125
squared error, monotone	9750	\N	4619.64501953125
squared error, monotone	10000	\N	4883.19580078125
squared error, monotone	10250	\N	4336.5498046875
squared error, monotone	10500	\N	4754.87939453125
squared error, monotone	10750	\N	4809.32373046875
squared error, monotone	11000	\N	4845.95654296875
squared error, monotone	11250	\N	5044.65185546875
squared error, monotone	11500	\N	5131.20068359375
squared error, monotone	11750	\N	5317.09814453125
squared error, monotone	12000	\N	4973.076171875
squared error, monotone	12250	\N	5227.07177734375
squared error, monotone	12500	\N	4809.32373046875
squared error, monotone	12750	\N	5473.75537109375
squared error, monotone	13000	\N	5073.453125
squared error, monotone	13250	\N	5328.47314453125
squared error, monotone	13500	\N	3888.220458984375
squared error, monotone	13750	\N	6642.322265625
squared error, monotone	14000	\N	5618.01806640625
squared error, monotone	14250	\N	6891.5849609375
squared error, monotone	14500	\N	5746.458984375
squared error, monotone	14750	\N	8702.6728515625
squared error, monotone	15000	\N	6287.0166015625
squared error, monotone	15250	\N	5792.3291015625
squared error, monotone	15500	\N	8441.5537109375
squared error, monotone	15750	\N	5973.86083984375
squared error, monotone	16000	\N	5701.62939453125
squared error, monotone	16250	\N	6565.09326171875
squared error, monotone	16500	\N	6196.46728515625
squared error, monotone	16750	\N	6555.2470703125
squared error, monotone	17000	\N	6828.83251953125
squared error, monotone	17250	\N	7000.5615234375
squared error, monotone	17500	\N	7638.529296875
squared error, monotone	17750	\N	6966.77294921875
squared error, monotone	18000	\N	6269.19140625
squared error, monotone	18250	\N	8204.91015625
squared error, monotone	18500	\N	7722.6767578125
squared error, monotone	18750	\N	10245.7177734375
squared error, monotone	19000	\N	7638.529296875
squared error, monotone	19250	\N	7333.89208984375
squared error, monotone	19500	\N	7056.7412109375
squared error, monotone	19750	\N	6828.83251953125
squared error, monotone	20000	\N	9445.77734375
squared error, monotone	20250	\N	12384.1669921875
squared error, monotone	20500	\N	10048.1884765625
squared error, monotone	20750	\N	7539.78857421875
squared error, monotone	21000	\N	8788.685546875
squared error, monotone	21250	\N	9473.3310546875
squared error, monotone	21500	\N	9287.5927734375
squared error, monotone	21750	\N	9890.662109375
squared error, monotone	22000	\N	9728.5537109375
squared error, monotone	22250	\N	10717.39453125
squared error, monotone	22500	\N	8957.546875
squared error, monotone	22750	\N	10932.75
squared error, monotone	23000	\N	8863.41015625
squared error, monotone	23250	\N	11456.2470703125
squared error, monotone	23500	\N	11731.712890625
squared error, monotone	23750	\N	13971.279296875
squared error, monotone	24000	\N	13041.91796875
squared error, monotone	24250	\N	12487.5751953125
squared error, monotone	24500	\N	14055.3359375
squared error, monotone	24750	\N	12798.876953125
squared error, monotone	25000	\N	12927.4189453125
squared error, monotone	25250	\N	11343.373046875
squared error, monotone	25500	\N	13227.884765625
squared error, monotone	25750	\N	15705.744140625
squared error, monotone	26000	\N	13988.3056640625
squared error, monotone	26250	\N	15218.6474609375
squared error, monotone	26500	\N	14507.1806640625
squared error, monotone	26750	\N	15436.6982421875
squared error, monotone	27000	\N	16196.634765625
squared error, monotone	27250	\N	15692.5615234375
squared error, monotone	27500	\N	16461.46484375
squared error, monotone	27750	\N	17381.732421875
squared error, monotone	28000	\N	773.8407592773438
squared error, monotone	28250	\N	815.7149658203125
squared error, monotone	28500	\N	825.8114013671875
squared error, monotone	28750	\N	825.8114013671875
squared error, monotone	29000	\N	815.7149658203125
squared error, monotone	29250	\N	810.0123291015625
squared error, monotone	29500	\N	825.8114013671875
squared error, monotone	29750	\N	883.9519653320312
squared error, monotone	30000	\N	765.8524780273438
squared error, monotone	30250	\N	701.46875
squared error, monotone	30500	\N	699.168212890625
squared error, monotone	30750	\N	882.2130737304688
squared error, monotone	31000	\N	985.1384887695312
squared error, monotone	31250	\N	868.1437377929688
squared error, monotone	31500	\N	787.9332275390625
squared error, monotone	31750	\N	848.190673828125
squared error, monotone	32000	\N	909.5433959960938
squared error, monotone	32250	\N	910.9326171875
squared error, monotone	32500	\N	724.6248779296875
squared error, monotone	32750	\N	975.0420532226562
squared error, monotone	33000	\N	701.7721557617188
squared error, monotone	33250	\N	941.9846801757812
squared error, monotone	33500	\N	815.7149658203125
squared error, monotone	33750	\N	909.5433959960938
squared error, monotone	34000	\N	1016.63818359375
squared error, monotone	34250	\N	788.4810791015625
squared error, monotone	34500	\N	975.0420532226562
squared error, monotone	34750	\N	856.9425659179688
squared error, monotone	35000	\N	953.5108032226562
squared error, monotone	35250	\N	919.6398315429688
squared error, monotone	35500	\N	859.047119140625
squared error, monotone	35750	\N	898.9271850585938
squared error, monotone	36000	\N	1044.419921875
squared error, monotone	36250	\N	1076.047607421875
squared error, monotone	36500	\N	834.6389770507812
squared error, monotone	36750	\N	909.5433959960938
squared error, monotone	37000	\N	953.3297119140625
squared error, monotone	37250	\N	1184.742919921875
squared error, monotone	37500	\N	883.9519653320312
squared error, monotone	37750	\N	1078.967041015625
squared error, monotone	38000	\N	1044.419921875
squared error, monotone	38250	\N	1013.2203979492188
squared error, monotone	38500	\N	1078.967041015625
squared error, monotone	38750	\N	1109.7218017578125
squared error, monotone	39000	\N	1300.1513671875
squared error, monotone	39250	\N	1184.930419921875
squared error, monotone	39500	\N	1294.43603515625
squared error, monotone	39750	\N	1221.429931640625
squared error, monotone	40000	\N	1065.951171875
squared error, monotone	40250	\N	1321.6826171875
squared error, monotone	40500	\N	1071.392822265625
squared error, monotone	40750	\N	1068.87060546875
squared error, monotone	41000	\N	1639.490966796875
squared error, monotone	41250	\N	1496.051513671875
squared error, monotone	41500	\N	1075.611083984375
squared error, monotone	41750	\N	1300.1513671875
squared error, monotone	42000	\N	1104.1295166015625
squared error, monotone	42250	\N	1229.0128173828125
squared error, monotone	42500	\N	1310.94970703125
squared error, monotone	42750	\N	1574.77294921875
squared error, monotone	43000	\N	1548.9022216796875
squared error, monotone	43250	\N	1139.7091064453125
squared error, monotone	43500	\N	1824.96044921875
squared error, monotone	43750	\N	1422.869140625
squared error, monotone	44000	\N	200.6580810546875
squared error, monotone	44250	\N	1477.5233154296875
squared error, monotone	44500	\N	1693.644775390625
squared error, monotone	44750	\N	1747.7021484375
squared error, monotone	45000	\N	441.2584533691406
squared error, monotone	45250	\N	1350.244140625
squared error, monotone	45500	\N	1826.343994140625
squared error, monotone	45750	\N	1826.343994140625
squared error, monotone	46000	\N	1652.9693603515625
squared error, monotone	46250	\N	1477.5233154296875
squared error, monotone	46500	\N	1078.967041015625
squared error, monotone	46750	\N	1812.60009765625
squared error, monotone	47000	\N	1869.2108154296875
squared error, monotone	47250	\N	1873.15478515625
squared error, monotone	47500	\N	1901.826171875
squared error, monotone	47750	\N	2014.6759033203125
squared error, monotone	48000	\N	744.2020874023438
squared error, monotone	48250	\N	1905.67431640625
squared error, monotone	48500	\N	2099.316650390625
squared error, monotone	48750	\N	2204.25048828125
squared error, monotone	49000	\N	2286.041748046875
squared error, monotone	49250	\N	2477.704345703125
squared error, monotone	49500	\N	1826.343994140625
squared error, monotone	49750	\N	1957.64501953125
squared error, monotone	50000	\N	2125.529052734375
squared error, monotone	50250	\N	2127.786865234375
squared error, monotone	50500	\N	2387.989013671875
squared error, monotone	50750	\N	2300.498779296875
squared error, monotone	51000	\N	750.12646484375
squared error, monotone	51250	\N	2561.906982421875
squared error, monotone	51500	\N	2321.559814453125
squared error, monotone	51750	\N	2137.193603515625
squared error, monotone	52000	\N	2228.01904296875
squared error, monotone	52250	\N	2426.708740234375
squared error, monotone	52500	\N	2415.7705078125
squared error, monotone	52750	\N	2574.429931640625
squared error, monotone	53000	\N	2812.66552734375
squared error, monotone	53250	\N	2755.679931640625
squared error, monotone	53500	\N	2582.968017578125
squared error, monotone	53750	\N	2600.126220703125
squared error, lossguide	250	\N	2692.487548828125
squared error, lossguide	500	\N	2889.201416015625
squared error, lossguide	750	\N	621.3399047851562
squared error, lossguide	1000	\N	3764.889404296875
squared error, lossguide	1250	\N	2801.733154296875
squared error, lossguide	1500	\N	3043.755615234375
squared error, lossguide	1750	\N	2782.96142578125
squared error, lossguide	2000	\N	3476.9208984375
squared error, lossguide	2250	\N	3310.642822265625
squared error, lossguide	2500	\N	3371.14404296875
squared error, lossguide	2750	\N	2801.733154296875
squared error, lossguide	3000	\N	3307.146240234375
squared error, lossguide	3250	\N	3451.169189453125
squared error, lossguide	3500	\N	4143.46337890625
squared error, lossguide	3750	\N	719.1182250976562
squared error, lossguide	4000	\N	2877.06591796875
squared error, lossguide	4250	\N	3559.65966796875
squared error, lossguide	4500	\N	3576.66796875
squared error, lossguide	4750	\N	3288.232666015625
squared error, lossguide	5000	\N	3564.24951171875
squared error, lossguide	5250	\N	4057.998046875
squared error, lossguide	5500	\N	3794.974853515625
squared error, lossguide	5750	\N	4516.57421875
squared error, lossguide	6000	\N	4047.84814453125
squared error, lossguide	6250	\N	3775.49658203125
squared error, lossguide	6500	\N	4379.46728515625
squared error, lossguide	6750	\N	673.3865356445312
squared error, lossguide	7000	\N	4285.5732421875
squared error, lossguide	7250	\N	4006.15673828125
squared error, lossguide	7500	\N	4020.956298828125
squared error, lossguide	7750	\N	4494.71435546875
squared error, lossguide	8000	\N	4251.82275390625
squared error, lossguide	8250	\N	4487.2265625
squared error, lossguide	8500	\N	4034.282958984375
squared error, lossguide	8750	\N	4630.91845703125
squared error, lossguide	9000	\N	4112.3173828125
squared error, lossguide	9250	\N	4442.8759765625
squared error, lossguide	9500	\N	4332.2998046875
squared error, lossguide	9750	\N	4170.03271484375
squared error, lossguide	10000	\N	4790.677734375
squared error, lossguide	10250	\N	4037.8251953125
squared error, lossguide	10500	\N	4498.1484375
squared error, lossguide	10750	\N	4676.70166015625
squared error, lossguide	11000	\N	4684.88134765625
squared error, lossguide	11250	\N	4719.46826171875
squared error, lossguide	11500	\N	4855.6728515625
squared error, lossguide	11750	\N	4641.8671875
squared error, lossguide	12000	\N	4942.2958984375
squared error, lossguide	12250	\N	5422.0205078125
squared error, lossguide	12500	\N	4709.798828125
squared error, lossguide	12750	\N	5141.4609375
squared error, lossguide	13000	\N	5173.39208984375
squared error, lossguide	13250	\N	4945.60400390625
squared error, lossguide	13500	\N	3607.62548828125
squared error, lossguide	13750	\N	6393.53564453125
squared error, lossguide	14000	\N	5667.95751953125
squared error, lossguide	14250	\N	6921.35400390625
squared error, lossguide	14500	\N	5590.82861328125
squared error, lossguide	14750	\N	7802.89208984375
squared error, lossguide	15000	\N	5984.98388671875
squared error, lossguide	15250	\N	5860.8876953125
squared error, lossguide	15500	\N	8545.455078125
squared error, lossguide	15750	\N	5326.39599609375
squared error, lossguide	16000	\N	5316.13330078125
squared error, lossguide	16250	\N	6217.6884765625
squared error, lossguide	16500	\N	6095.28271484375
squared error, lossguide	16750	\N	6585.63427734375
squared error, lossguide	17000	\N	6581.40185546875
squared error, lossguide	17250	\N	6896.9658203125
squared error, lossguide	17500	\N	7409.775390625
squared error, lossguide	17750	\N	6856.83203125
squared error, lossguide	18000	\N	6406.08251953125
squared error, lossguide	18250	\N	8631.166015625
squared error, lossguide	18500	\N	7471.5439453125
squared error, lossguide	18750	\N	10035.50390625
squared error, lossguide	19000	\N	7409.775390625
squared error, lossguide	19250	\N	7467.890625
squared error, lossguide	19500	\N	7020.65234375
squared error, lossguide	19750	\N	7011.88671875
squared error, lossguide	20000	\N	9314.30078125
squared error, lossguide	20250	\N	12475.9453125
squared error, lossguide	20500	\N	9493.5390625
squared error, lossguide	20750	\N	7494.189453125
squared error, lossguide	21000	\N	9818.6884765625
squared error, lossguide	21250	\N	10310.9169921875
squared error, lossguide	21500	\N	9045.6328125
squared error, lossguide	21750	\N	10381.974609375
squared error, lossguide	22000	\N	10126.33203125
squared error, lossguide	22250	\N	10283.896484375
squared error, lossguide	22500	\N	9509.7216796875
squared error, lossguide	22750	\N	11532.7431640625
squared error, lossguide	23000	\N	10632.5673828125
squared error, lossguide	23250	\N	11004.9169921875
squared error, lossguide	23500	\N	11625.3076171875
squared error, lossguide	23750	\N	14644.7412109375
squared error, lossguide	24000	\N	13418.91015625
squared error, lossguide	24250	\N	12246.7470703125
squared error, lossguide	24500	\N	13918.583984375
squared error, lossguide	24750	\N	12242.09765625
squared error, lossguide	25000	\N	13101.029296875
squared error, lossguide	25250	\N	12373.0849609375
squared error, lossguide	25500	\N	13134.541015625
squared error, lossguide	25750	\N	15660.630859375
squared error, lossguide	26000	\N	12400.015625
squared error, lossguide	26250	\N	15678.970703125
squared error, lossguide	26500	\N	14199.38671875
squared error, lossguide	26750	\N	15700.1650390625
squared error, lossguide	27000	\N	15576.7060546875
squared error, lossguide	27250	\N	16601.423828125
squared error, lossguide	27500	\N	16747.08984375
squared error, lossguide	27750	\N	16914.203125
squared error, lossguide	28000	\N	727.8995361328125
squared error, lossguide	28250	\N	745.8436279296875
squared error, lossguide	28500	\N	760.996826171875
squared error, lossguide	28750	\N	760.996826171875
squared error, lossguide	29000	\N	727.8995361328125
squared error, lossguide	29250	\N	856.0084228515625
squared error, lossguide	29500	\N	760.996826171875
squared error, lossguide	29750	\N	873.8993530273438
squared error, lossguide	30000	\N	862.1005859375
squared error, lossguide	30250	\N	706.7872924804688
squared error, lossguide	30500	\N	774.8456420898438
squared error, lossguide	30750	\N	819.3863525390625
squared error, lossguide	31000	\N	906.9966430664062
squared error, lossguide	31250	\N	742.0655517578125
squared error, lossguide	31500	\N	712.746337890625
squared error, lossguide	31750	\N	870.9724731445312
squared error, lossguide	32000	\N	859.6004028320312
squared error, lossguide	32250	\N	744.7935791015625
squared error, lossguide	32500	\N	722.8963012695312
squared error, lossguide	32750	\N	906.9966430664062
squared error, lossguide	33000	\N	755.3858642578125
squared error, lossguide	33250	\N	884.9014282226562
squared error, lossguide	33500	\N	760.996826171875
squared error, lossguide	33750	\N	859.6004028320312
squared error, lossguide	34000	\N	1069.1302490234375
squared error, lossguide	34250	\N	840.855224609375
squared error, lossguide	34500	\N	906.9966430664062
squared error, lossguide	34750	\N	885.0479125976562
squared error, lossguide	35000	\N	891.8434448242188
squared error, lossguide	35250	\N	859.6004028320312
squared error, lossguide	35500	\N	949.7108764648438
squared error, lossguide	35750	\N	775.9608764648438
squared error, lossguide	36000	\N	1069.1302490234375
squared error, lossguide	36250	\N	1084.2835693359375
squared error, lossguide	36500	\N	868.8961181640625
squared error, lossguide	36750	\N	859.6004028320312
squared error, lossguide	37000	\N	1046.1829833984375
squared error, lossguide	37250	\N	1108.205078125
squared error, lossguide	37500	\N	884.04931640625
squared error, lossguide	37750	\N	1005.6002197265625
squared error, lossguide	38000	\N	1069.1302490234375
squared error, lossguide	38250	\N	921.960693359375
squared error, lossguide	38500	\N	1005.6002197265625
squared error, lossguide	38750	\N	913.3775024414062
squared error, lossguide	39000	\N	1368.0726318359375
squared error, lossguide	39250	\N	1103.581298828125
squared error, lossguide	39500	\N	1305.5506591796875
squared error, lossguide	39750	\N	1295.615478515625
squared error, lossguide	40000	\N	1084.2835693359375
squared error, lossguide	40250	\N	1383.2259521484375
squared error, lossguide	40500	\N	1008.1768188476562
squared error, lossguide	40750	\N	1005.6002197265625
squared error, lossguide	41000	\N	1565.0997314453125
squared error, lossguide	41250	\N	1479.215576171875
squared error, lossguide	41500	\N	1407.8011474609375
squared error, lossguide	41750	\N	1357.9227294921875
squared error, lossguide	42000	\N	1190.0604248046875
squared error, lossguide	42250	\N	928.5307006835938
squared error, lossguide	42500	\N	1600.248779296875
squared error, lossguide	42750	\N	1551.6727294921875
squared error, lossguide	43000	\N	1630.1849365234375
squared error, lossguide	43250	\N	1108.205078125
squared error, lossguide	43500	\N	1705.7000732421875
squared error, lossguide	43750	\N	1406.1732177734375
squared error, lossguide	44000	\N	392.66204833984375
squared error, lossguide	44250	\N	1421.1373291015625
squared error, lossguide	44500	\N	1584.7698974609375
squared error, lossguide	44750	\N	1529.2996826171875
squared error, lossguide	45000	\N	611.008544921875
squared error, lossguide	45250	\N	1376.3046875
squared error, lossguide	45500	\N	1909.5933837890625
squared error, lossguide	45750	\N	1909.5933837890625
squared error, lossguide	46000	\N	2086.55419921875
squared error, lossguide	46250	\N	1421.1373291015625
squared error, lossguide	46500	\N	1005.6002197265625
squared error, lossguide	46750	\N	1678.705078125
squared error, lossguide	47000	\N	1979.490966796875
squared error, lossguide	47250	\N	1713.528564453125
squared error, lossguide	47500	\N	1663.5142822265625
squared error, lossguide	47750	\N	2015.3702392578125
squared error, lossguide	48000	\N	774.8456420898438
squared error, lossguide	48250	\N	1985.1231689453125
squared error, lossguide	48500	\N	2262.447021484375
squared error, lossguide	48750	\N	2056.296142578125
squared error, lossguide	49000	\N	2356.60986328125
squared error, lossguide	49250	\N	2300.438720703125
squared error, lossguide	49500	\N	1909.5933837890625
squared error, lossguide	49750	\N	2008.0704345703125
squared error, lossguide	50000	\N	1983.8387451171875
squared error, lossguide	50250	\N	2202.148681640625
squared error, lossguide	50500	\N	2407.19287109375
squared error, lossguide	50750	\N	2412.849853515625
squared error, lossguide	51000	\N	693.0761108398438
squared error, lossguide	51250	\N	2582.464111328125
squared error, lossguide	51500	\N	2366.77783203125
squared error, lossguide	51750	\N	2152.63427734375
squared error, lossguide	52000	\N	2116.544677734375
squared error, lossguide	52250	\N	2450.46923828125
squared error, lossguide	52500	\N	2476.28759765625
squared error, lossguide	52750	\N	2637.24658203125
squared error, lossguide	53000	\N	2625.13525390625
squared error, lossguide	53250	\N	2757.2431640625
squared error, lossguide	53500	\N	2526.2421875
squared error, lossguide	53750	\N	2660.5166015625
gamma	250	\N	0.6638473868370056
gamma	500	\N	1.0997674465179443
gamma	750	\N	1.1608548164367676
gamma	1000	\N	1.4793286323547363
gamma	1250	\N	0.5110230445861816
gamma	1500	\N	0.5786893963813782
gamma	1750	\N	0.6472259163856506
gamma	2000	\N	0.5518485307693481
gamma	2250	\N	1.1741605997085571
gamma	2500	\N	0.6303509473800659
gamma	2750	\N	0.5746443867683411
gamma	3000	\N	1.0063108205795288
gamma	3250	\N	1.1077752113342285
gamma	3500	\N	0.7869293093681335
gamma	3750	\N	0.4765135943889618
gamma	4000	\N	0.6015273332595825
gamma	4250	\N	0.750155508518219
gamma	4500	\N	1.1000213623046875
gamma	4750	\N	0.6015273332595825
gamma	5000	\N	1.323681354522705
gamma	5250	\N	1.180742859840393
gamma	5500	\N	1.076074242591858
gamma	5750	\N	0.866696298122406
gamma	6000	\N	1.233219027519226
gamma	6250	\N	0.8416653275489807
gamma	6500	\N	0.5960963368415833
gamma	6750	\N	0.7647853493690491
gamma	7000	\N	1.066089153289795
gamma	7250	\N	1.234890103340149
gamma	7500	\N	0.5507437586784363
gamma	7750	\N	0.9671928882598877
gamma	8000	\N	1.1427348852157593
gamma	8250	\N	1.3859050273895264
gamma	8500	\N	1.1456302404403687
gamma	8750	\N	0.8110964298248291
gamma	9000	\N	0.6620066165924072
gamma	9250	\N	1.1061598062515259
gamma	9500	\N	0.8991352915763855
gamma	9750	\N	1.3859050273895264
gamma	10000	\N	0.9642259478569031
gamma	10250	\N	0.9034662842750549
gamma	10500	\N	1.1279438734054565
gamma	10750	\N	0.9590277671813965
gamma	11000	\N	0.6998096704483032
gamma	11250	\N	1.2260655164718628
gamma	11500	\N	0.8012875318527222
gamma	11750	\N	0.9671928882598877
gamma	12000	\N	0.8708309531211853
gamma	12250	\N	0.7792644500732422
gamma	12500	\N	0.9358828663825989
gamma	12750	\N	0.8090362548828125
gamma	13000	\N	0.8925238251686096
gamma	13250	\N	1.05448317527771
gamma	13500	\N	0.47644567489624023
gamma	13750	\N	0.7463048100471497
gamma	14000	\N	1.031490683555603
gamma	14250	\N	0.9207242131233215
gamma	14500	\N	1.1164807081222534
gamma	14750	\N	1.2056796550750732
gamma	15000	\N	0.7570217847824097
gamma	15250	\N	0.6244692206382751
gamma	15500	\N	0.6550716161727905
gamma	15750	\N	1.1346081495285034
gamma	16000	\N	1.1695562601089478
gamma	16250	\N	0.6696879267692566
gamma	16500	\N	1.1506589651107788
gamma	16750	\N	0.7795789837837219
gamma	17000	\N	0.6503473520278931
gamma	17250	\N	0.6129903793334961
gamma	17500	\N	1.375133991241455
gamma	17750	\N	0.697630763053894
gamma	18000	\N	0.9004386067390442
gamma	18250	\N	0.8024867177009583
gamma	18500	\N	0.799703061580658
gamma	18750	\N	1.1427147388458252
gamma	19000	\N	1.1741492748260498
gamma	19250	\N	0.9280679821968079
gamma	19500	\N	0.6311733722686768
gamma	19750	\N	0.5595144033432007
gamma	20000	\N	0.8775877356529236
gamma	20250	\N	1.2479320764541626
gamma	20500	\N	0.9788912534713745
gamma	20750	\N	0.99806147813797
gamma	21000	\N	0.5267127156257629
gamma	21250	\N	0.7825834155082703
gamma	21500	\N	1.1066707372665405
gamma	21750	\N	0.9116038084030151
gamma	22000	\N	0.5671029090881348
gamma	22250	\N	0.6437510251998901
gamma	22500	\N	0.7614454627037048
gamma	22750	\N	0.8402474522590637
gamma	23000	\N	0.5627924203872681
gamma	23250	\N	1.2106359004974365
gamma	23500	\N	1.033369779586792
gamma	23750	\N	0.6635169386863708
gamma	24000	\N	0.7709800601005554
gamma	24250	\N	0.568647027015686
gamma	24500	\N	1.2102245092391968
gamma	24750	\N	1.2084563970565796
gamma	25000	\N	0.7695915102958679
gamma	25250	\N	0.7903574705123901
gamma	25500	\N	0.6843394637107849
gamma	25750	\N	1.0988004207611084
gamma	26000	\N	2.059842586517334
gamma	26250	\N	1.2048606872558594
gamma	26500	\N	1.142933964729309
gamma	26750	\N	1.2844417095184326
gamma	27000	\N	1.202513575553894
gamma	27250	\N	0.8571341633796692
gamma	27500	\N	0.8453294038772583
gamma	27750	\N	1.2106359004974365
gamma	28000	\N	0.6503473520278931
gamma	28250	\N	0.7614454627037048
gamma	28500	\N	0.5215768814086914
gamma	28750	\N	0.5660325884819031
gamma	29000	\N	0.5808959007263184
gamma	29250	\N	0.7635009288787842
gamma	29500	\N	0.5267127156257629
gamma	29750	\N	0.6949462890625
gamma	30000	\N	0.9104735255241394
gamma	30250	\N	0.45630764961242676
gamma	30500	\N	0.5844935178756714
gamma	30750	\N	0.8322638273239136
gamma	31000	\N	0.5124577879905701
gamma	31250	\N	0.6510616540908813
gamma	31500	\N	0.8024867177009583
gamma	31750	\N	0.586051881313324
gamma	32000	\N	0.5162114500999451
gamma	32250	\N	0.3994889259338379
gamma	32500	\N	0.7818446159362793
gamma	32750	\N	0.6043155789375305
gamma	33000	\N	0.8099573254585266
gamma	33250	\N	0.6894435882568359
gamma	33500	\N	0.6486949324607849
gamma	33750	\N	0.42456600069999695
gamma	34000	\N	0.7825834155082703
gamma	34250	\N	0.8138494491577148
gamma	34500	\N	0.6798921823501587
gamma	34750	\N	0.9557909369468689
gamma	35000	\N	0.6515992879867554
gamma	35250	\N	0.4537545144557953
gamma	35500	\N	0.6799452304840088
gamma	35750	\N	0.6998096704483032
gamma	36000	\N	0.7614454627037048
gamma	36250	\N	0.5660325884819031
gamma	36500	\N	0.8420047163963318
gamma	36750	\N	0.4653069078922272
gamma	37000	\N	0.799703061580658
gamma	37250	\N	0.49076664447784424
gamma	37500	\N	0.6369380354881287
gamma	37750	\N	0.46573570370674133
gamma	38000	\N	0.7290442585945129
gamma	38250	\N	0.5182487964630127
gamma	38500	\N	0.4537545144557953
gamma	38750	\N	0.4384520947933197
gamma	39000	\N	0.9101940989494324
gamma	39250	\N	0.4781981110572815
gamma	39500	\N	0.900006115436554
gamma	39750	\N	1.1000213623046875
gamma	40000	\N	0.6486949324607849
gamma	40250	\N	0.8331165313720703
gamma	40500	\N	0.5366985201835632
gamma	40750	\N	0.49225157499313354
gamma	41000	\N	0.6632233262062073
gamma	41250	\N	0.7518172264099121
gamma	41500	\N	1.1974983215332031
gamma	41750	\N	0.8130332827568054
gamma	42000	\N	0.505395233631134
gamma	42250	\N	0.4510941803455353
gamma	42500	\N	0.8960272073745728
gamma	42750	\N	0.8012204170227051
gamma	43000	\N	0.7339209318161011
gamma	43250	\N	0.4537545144557953
gamma	43500	\N	0.6292145848274231
gamma	43750	\N	0.6177327036857605
gamma	44000	\N	0.9574115872383118
gamma	44250	\N	0.593574583530426
gamma	44500	\N	0.6214325428009033
gamma	44750	\N	0.5830451250076294
gamma	45000	\N	0.9553127288818359
gamma	45250	\N	0.5218203663825989
gamma	45500	\N	0.6210915446281433
gamma	45750	\N	0.6210915446281433
gamma	46000	\N	1.3508051633834839
gamma	46250	\N	0.6015273332595825
gamma	46500	\N	0.4537545144557953
gamma	46750	\N	0.49837642908096313
gamma	47000	\N	0.7271715998649597
gamma	47250	\N	0.5252878069877625
gamma	47500	\N	0.5106625556945801
gamma	47750	\N	0.5880576372146606
gamma	48000	\N	0.677813708782196
gamma	48250	\N	0.657096266746521
gamma	48500	\N	0.8333876132965088
gamma	48750	\N	0.6623923182487488
gamma	49000	\N	1.0399912595748901
gamma	49250	\N	0.7887817025184631
gamma	49500	\N	0.6043155789375305
gamma	49750	\N	0.6049588322639465
gamma	50000	\N	0.5226991176605225
gamma	50250	\N	1.0284494161605835
gamma	50500	\N	0.9596121907234192
gamma	50750	\N	0.8304588198661804
gamma	51000	\N	0.5249781608581543
gamma	51250	\N	0.9626747965812683
gamma	51500	\N	0.8012875318527222
gamma	51750	\N	1.2084563970565796
gamma	52000	\N	0.7359806895256042
gamma	52250	\N	0.9549256563186646
gamma	52500	\N	0.7229118943214417
gamma	52750	\N	0.5646645426750183
gamma	53000	\N	0.6253703832626343
gamma	53250	\N	0.7461332082748413
gamma	53500	\N	0.7453336119651794
gamma	53750	\N	0.7614454627037048
poisson	250	\N	61.369083404541016
poisson	500	\N	61.063751220703125
poisson	750	\N	61.113128662109375
poisson	1000	\N	61.113128662109375
poisson	1250	\N	61.3987922668457
poisson	1500	\N	60.9156379699707
poisson	1750	\N	61.369083404541016
poisson	2000	\N	61.369083404541016
poisson	2250	\N	64.1063232421875
poisson	2500	\N	61.104793548583984
poisson	2750	\N	61.3987922668457
poisson	3000	\N	62.86711120605469
poisson	3250	\N	60.973670959472656
poisson	3500	\N	61.34930419921875
poisson	3750	\N	61.79118347167969
poisson	4000	\N	61.369083404541016
poisson	4250	\N	61.34930419921875
poisson	4500	\N	61.38737487792969
poisson	4750	\N	61.369083404541016
poisson	5000	\N	61.25234603881836
poisson	5250	\N	61.38737487792969
poisson	5500	\N	61.369083404541016
poisson	5750	\N	60.973670959472656
poisson	6000	\N	60.74812316894531
poisson	6250	\N	60.898616790771484
poisson	6500	\N	61.518856048583984
poisson	6750	\N	61.3987922668457
poisson	7000	\N	61.34930419921875
poisson	7250	\N	60.85786056518555
poisson	7500	\N	61.369083404541016
poisson	7750	\N	61.369083404541016
poisson	8000	\N	61.104793548583984
poisson	8250	\N	61.38737487792969
poisson	8500	\N	61.3987922668457
poisson	8750	\N	61.369083404541016
poisson	9000	\N	62.79784393310547
poisson	9250	\N	61.05426025390625
poisson	9500	\N	62.96797561645508
poisson	9750	\N	61.38737487792969
poisson	10000	\N	63.85953140258789
poisson	10250	\N	61.79118347167969
poisson	10500	\N	61.518856048583984
poisson	10750	\N	61.3987922668457
poisson	11000	\N	61.104793548583984
poisson	11250	\N	61.3987922668457
poisson	11500	\N	61.59535217285156
poisson	11750	\N	61.369083404541016
poisson	12000	\N	60.80741882324219
poisson	12250	\N	61.369083404541016
poisson	12500	\N	61.3987922668457
poisson	12750	\N	61.54441452026367
poisson	13000	\N	60.79924392700195
poisson	13250	\N	61.738670349121094
poisson	13500	\N	61.518856048583984
poisson	13750	\N	60.64887619018555
poisson	14000	\N	61.113128662109375
poisson	14250	\N	61.38737487792969
poisson	14500	\N	61.3987922668457
poisson	14750	\N	61.113128662109375
poisson	15000	\N	63.736385345458984
poisson	15250	\N	61.369083404541016
poisson	15500	\N	61.05426025390625
poisson	15750	\N	61.05426025390625
poisson	16000	\N	61.3987922668457
poisson	16250	\N	61.518856048583984
poisson	16500	\N	60.6312370300293
poisson	16750	\N	61.708797454833984
poisson	17000	\N	61.34930419921875
poisson	17250	\N	61.59535217285156
poisson	17500	\N	61.38737487792969
poisson	17750	\N	60.588233947753906
poisson	18000	\N	60.85786056518555
poisson	18250	\N	61.369083404541016
poisson	18500	\N	61.29856872558594
poisson	18750	\N	61.3987922668457
poisson	19000	\N	60.85786056518555
poisson	19250	\N	61.113128662109375
poisson	19500	\N	61.369083404541016
poisson	19750	\N	61.790184020996094
poisson	20000	\N	61.708797454833984
poisson	20250	\N	61.38737487792969
poisson	20500	\N	61.3987922668457
poisson	20750	\N	61.3987922668457
poisson	21000	\N	61.518856048583984
poisson	21250	\N	61.369083404541016
poisson	21500	\N	61.369083404541016
poisson	21750	\N	61.79118347167969
poisson	22000	\N	61.1933479309082
poisson	22250	\N	61.369083404541016
poisson	22500	\N	61.369083404541016
poisson	22750	\N	61.369083404541016
poisson	23000	\N	61.05426025390625
poisson	23250	\N	61.113128662109375
poisson	23500	\N	61.38737487792969
poisson	23750	\N	61.05426025390625
poisson	24000	\N	61.05426025390625
poisson	24250	\N	61.633575439453125
poisson	24500	\N	61.3987922668457
poisson	24750	\N	61.633575439453125
poisson	25000	\N	60.79924392700195
poisson	25250	\N	60.79924392700195
poisson	25500	\N	61.05426025390625
poisson	25750	\N	61.369083404541016
poisson	26000	\N	61.169979095458984
poisson	26250	\N	61.25234603881836
poisson	26500	\N	61.738670349121094
poisson	26750	\N	61.738670349121094
poisson	27000	\N	64.02701568603516
poisson	27250	\N	60.79924392700195
poisson	27500	\N	61.518856048583984
poisson	27750	\N	60.85786056518555
poisson	28000	\N	61.292869567871094
poisson	28250	\N	61.369083404541016
poisson	28500	\N	61.292869567871094
poisson	28750	\N	61.369083404541016
poisson	29000	\N	61.518856048583984
poisson	29250	\N	61.292869567871094
poisson	29500	\N	61.518856048583984
poisson	29750	\N	61.708797454833984
poisson	30000	\N	61.738670349121094
poisson	30250	\N	60.42885208129883
poisson	30500	\N	61.518856048583984
poisson	30750	\N	61.3987922668457
poisson	31000	\N	61.369083404541016
poisson	31250	\N	61.3987922668457
poisson	31500	\N	61.369083404541016
poisson	31750	\N	61.369083404541016
poisson	32000	\N	61.369083404541016
poisson	32250	\N	61.51985549926758
poisson	32500	\N	61.292869567871094
poisson	32750	\N	61.369083404541016
poisson	33000	\N	61.369083404541016
poisson	33250	\N	61.51985549926758
poisson	33500	\N	61.369083404541016
poisson	33750	\N	61.518856048583984
poisson	34000	\N	61.369083404541016
poisson	34250	\N	61.369083404541016
poisson	34500	\N	60.089820861816406
poisson	34750	\N	61.3987922668457
poisson	35000	\N	61.518856048583984
poisson	35250	\N	61.369083404541016
poisson	35500	\N	61.048583984375
poisson	35750	\N	61.048583984375
poisson	36000	\N	61.369083404541016
poisson	36250	\N	61.369083404541016
poisson	36500	\N	60.42885208129883
poisson	36750	\N	61.518856048583984
poisson	37000	\N	61.048583984375
poisson	37250	\N	60.42885208129883
poisson	37500	\N	61.292869567871094
poisson	37750	\N	61.518856048583984
poisson	38000	\N	61.369083404541016
poisson	38250	\N	61.518856048583984
poisson	38500	\N	61.369083404541016
poisson	38750	\N	61.369083404541016
poisson	39000	\N	60.8001708984375
poisson	39250	\N	61.518856048583984
poisson	39500	\N	61.518856048583984
poisson	39750	\N	61.113128662109375
poisson	40000	\N	61.369083404541016
poisson	40250	\N	60.58681869506836
poisson	40500	\N	61.38737487792969
poisson	40750	\N	61.518856048583984
poisson	41000	\N	59.976463317871094
poisson	41250	\N	61.79118347167969
poisson	41500	\N	60.23701858520508
poisson	41750	\N	60.58681869506836
poisson	42000	\N	61.518856048583984
poisson	42250	\N	61.369083404541016
poisson	42500	\N	61.51985549926758
poisson	42750	\N	61.708797454833984
poisson	43000	\N	61.369083404541016
poisson	43250	\N	61.369083404541016
poisson	43500	\N	60.42885208129883
poisson	43750	\N	61.518856048583984
poisson	44000	\N	61.3987922668457
poisson	44250	\N	61.369083404541016
poisson	44500	\N	61.518856048583984
poisson	44750	\N	61.38737487792969
poisson	45000	\N	61.790184020996094
poisson	45250	\N	61.292869567871094
poisson	45500	\N	61.369083404541016
poisson	45750	\N	61.369083404541016
poisson	46000	\N	61.04788589477539
poisson	46250	\N	61.369083404541016
poisson	46500	\N	61.369083404541016
poisson	46750	\N	62.89652633666992
poisson	47000	\N	61.79118347167969
poisson	47250	\N	61.790184020996094
poisson	47500	\N	61.3987922668457
poisson	47750	\N	61.538692474365234
poisson	48000	\N	61.048583984375
poisson	48250	\N	61.538692474365234
poisson	48500	\N	64.32390594482422
poisson	48750	\N	61.292869567871094
poisson	49000	\N	61.708797454833984
poisson	49250	\N	60.76646041870117
poisson	49500	\N	61.369083404541016
poisson	49750	\N	61.369083404541016
poisson	50000	\N	61.51985549926758
poisson	50250	\N	61.34930419921875
poisson	50500	\N	61.3987922668457
poisson	50750	\N	61.708797454833984
poisson	51000	\N	62.82722473144531
poisson	51250	\N	61.104793548583984
poisson	51500	\N	61.59535217285156
poisson	51750	\N	61.25234603881836
poisson	52000	\N	61.79118347167969
poisson	52250	\N	61.518856048583984
poisson	52500	\N	61.51985549926758
poisson	52750	\N	61.292869567871094
poisson	53000	\N	64.16439819335938
poisson	53250	\N	61.104793548583984
poisson	53500	\N	61.708797454833984
poisson	53750	\N	61.369083404541016
tweedie	250	\N	10.468555450439453
tweedie	500	\N	18.925689697265625
tweedie	750	\N	18.11664390563965
tweedie	1000	\N	25.31800651550293
tweedie	1250	\N	8.901358604431152
tweedie	1500	\N	9.348823547363281
tweedie	1750	\N	11.434357643127441
tweedie	2000	\N	8.441859245300293
tweedie	2250	\N	20.7984561920166
tweedie	2500	\N	10.230070114135742
tweedie	2750	\N	9.862232208251953
tweedie	3000	\N	15.608227729797363
tweedie	3250	\N	17.03806495666504
tweedie	3500	\N	13.084515571594238
tweedie	3750	\N	7.777785778045654
tweedie	4000	\N	9.612947463989258
tweedie	4250	\N	12.117892265319824
tweedie	4500	\N	16.944231033325195
tweedie	4750	\N	9.612947463989258
tweedie	5000	\N	20.73819923400879
tweedie	5250	\N	19.26200294494629
tweedie	5500	\N	17.03759002685547
tweedie	5750	\N	14.793210983276367
tweedie	6000	\N	20.1104736328125
tweedie	6250	\N	13.086284637451172
tweedie	6500	\N	10.939504623413086
tweedie	6750	\N	12.174567222595215
tweedie	7000	\N	16.483877182006836
tweedie	7250	\N	22.313161849975586
tweedie	7500	\N	8.562700271606445
tweedie	7750	\N	15.241779327392578
tweedie	8000	\N	18.178281784057617
tweedie	8250	\N	22.008333206176758
tweedie	8500	\N	17.85089874267578
tweedie	8750	\N	12.637812614440918
tweedie	9000	\N	10.366808891296387
tweedie	9250	\N	17.349199295043945
tweedie	9500	\N	14.589862823486328
tweedie	9750	\N	22.008333206176758
tweedie	10000	\N	13.17504596710205
tweedie	10250	\N	15.207509994506836
tweedie	10500	\N	16.90180206298828
tweedie	10750	\N	15.836398124694824
tweedie	11000	\N	10.672257423400879
tweedie	11250	\N	19.443756103515625
tweedie	11500	\N	12.666399955749512
tweedie	11750	\N	15.241779327392578
tweedie	12000	\N	14.235958099365234
tweedie	12250	\N	12.29027271270752
tweedie	12500	\N	14.880136489868164
tweedie	12750	\N	12.879005432128906
tweedie	13000	\N	13.706501960754395
tweedie	13250	\N	17.12257194519043
tweedie	13500	\N	7.566479682922363
tweedie	13750	\N	11.074685096740723
tweedie	14000	\N	16.253559112548828
tweedie	14250	\N	14.484477996826172
tweedie	14500	\N	17.537609100341797
tweedie	14750	\N	19.298934936523438
tweedie	15000	\N	12.652820587158203
tweedie	15250	\N	10.39370059967041
tweedie	15500	\N	10.294700622558594
tweedie	15750	\N	17.650928497314453
tweedie	16000	\N	18.886308670043945
tweedie	16250	\N	10.677618026733398
tweedie	16500	\N	17.224355697631836
tweedie	16750	\N	12.089700698852539
tweedie	17000	\N	10.644221305847168
tweedie	17250	\N	9.827130317687988
tweedie	17500	\N	21.66982650756836
tweedie	17750	\N	10.220314025878906
tweedie	18000	\N	13.496103286743164
tweedie	18250	\N	13.04092025756836
tweedie	18500	\N	12.862824440002441
tweedie	18750	\N	19.019800186157227
tweedie	19000	\N	19.176137924194336
tweedie	19250	\N	14.911460876464844
tweedie	19500	\N	10.473423957824707
tweedie	19750	\N	9.497657775878906
tweedie	20000	\N	13.556228637695312
tweedie	20250	\N	20.257722854614258
tweedie	20500	\N	15.032103538513184
tweedie	20750	\N	15.651383399963379
tweedie	21000	\N	8.020063400268555
tweedie	21250	\N	12.694537162780762
tweedie	21500	\N	17.94739532470703
tweedie	21750	\N	14.700818061828613
tweedie	22000	\N	8.759451866149902
tweedie	22250	\N	10.074349403381348
tweedie	22500	\N	12.136460304260254
tweedie	22750	\N	13.187289237976074
tweedie	23000	\N	9.222825050354004
tweedie	23250	\N	19.82807731628418
tweedie	23500	\N	15.563921928405762
tweedie	23750	\N	10.557193756103516
tweedie	24000	\N	13.229923248291016
tweedie	24250	\N	9.095769882202148
tweedie	24500	\N	20.12461280822754
tweedie	24750	\N	18.929418563842773
tweedie	25000	\N	12.646798133850098
tweedie	25250	\N	12.070058822631836
tweedie	25500	\N	11.117878913879395
tweedie	25750	\N	17.070255279541016
tweedie	26000	\N	44.98573684692383
tweedie	26250	\N	18.841028213500977
tweedie	26500	\N	18.352739334106445
tweedie	26750	\N	20.084718704223633
tweedie	27000	\N	20.154104232788086
tweedie	27250	\N	13.05228328704834
tweedie	27500	\N	12.891311645507812
tweedie	27750	\N	19.83835220336914
tweedie	28000	\N	10.644221305847168
tweedie	28250	\N	12.136460304260254
tweedie	28500	\N	8.899983406066895
tweedie	28750	\N	8.58321762084961
tweedie	29000	\N	9.98835277557373
tweedie	29250	\N	12.248430252075195
tweedie	29500	\N	8.014073371887207
tweedie	29750	\N	11.456676483154297
tweedie	30000	\N	14.445662498474121
tweedie	30250	\N	7.854861736297607
tweedie	30500	\N	9.784111976623535
tweedie	30750	\N	13.246382713317871
tweedie	31000	\N	8.253436088562012
tweedie	31250	\N	9.892794609069824
tweedie	31500	\N	13.04092025756836
tweedie	31750	\N	9.671202659606934
tweedie	32000	\N	7.9345479011535645
tweedie	32250	\N	6.647099018096924
tweedie	32500	\N	12.206133842468262
tweedie	32750	\N	10.095147132873535
tweedie	33000	\N	12.859524726867676
tweedie	33250	\N	11.234427452087402
tweedie	33500	\N	10.498518943786621
tweedie	33750	\N	7.0787353515625
tweedie	34000	\N	12.694537162780762
tweedie	34250	\N	12.902547836303711
tweedie	34500	\N	11.24143123626709
tweedie	34750	\N	15.23560619354248
tweedie	35000	\N	10.627434730529785
tweedie	35250	\N	7.247912406921387
tweedie	35500	\N	11.540724754333496
tweedie	35750	\N	10.672257423400879
tweedie	36000	\N	12.136460304260254
tweedie	36250	\N	8.58321762084961
tweedie	36500	\N	13.361114501953125
tweedie	36750	\N	7.542970180511475
tweedie	37000	\N	12.862824440002441
tweedie	37250	\N	7.110392093658447
tweedie	37500	\N	10.474032402038574
tweedie	37750	\N	7.700373649597168
tweedie	38000	\N	11.698119163513184
tweedie	38250	\N	8.26456069946289
tweedie	38500	\N	7.247912406921387
tweedie	38750	\N	6.622175216674805
tweedie	39000	\N	14.474915504455566
tweedie	39250	\N	7.840079307556152
tweedie	39500	\N	13.732358932495117
tweedie	39750	\N	16.944231033325195
tweedie	40000	\N	10.498518943786621
tweedie	40250	\N	12.905070304870605
tweedie	40500	\N	8.872716903686523
tweedie	40750	\N	8.479214668273926
tweedie	41000	\N	10.027565956115723
tweedie	41250	\N	11.080704689025879
tweedie	41500	\N	20.01215934753418
tweedie	41750	\N	13.898969650268555
tweedie	42000	\N	7.863246917724609
tweedie	42250	\N	7.867629051208496
tweedie	42500	\N	14.229263305664062
tweedie	42750	\N	12.838907241821289
tweedie	43000	\N	11.856215476989746
tweedie	43250	\N	7.247912406921387
tweedie	43500	\N	9.171924591064453
tweedie	43750	\N	9.877320289611816
tweedie	44000	\N	15.248114585876465
tweedie	44250	\N	9.726581573486328
tweedie	44500	\N	10.63537883758545
tweedie	44750	\N	10.102243423461914
tweedie	45000	\N	15.709956169128418
tweedie	45250	\N	8.550552368164062
tweedie	45500	\N	10.11933708190918
tweedie	45750	\N	10.11933708190918
tweedie	46000	\N	21.751211166381836
tweedie	46250	\N	9.612947463989258
tweedie	46500	\N	7.247912406921387
tweedie	46750	\N	8.393460273742676
tweedie	47000	\N	11.666213989257812
tweedie	47250	\N	10.105353355407715
tweedie	47500	\N	8.434530258178711
tweedie	47750	\N	9.31421184539795
tweedie	48000	\N	11.044248580932617
tweedie	48250	\N	11.406991958618164
tweedie	48500	\N	14.285401344299316
tweedie	48750	\N	10.202577590942383
tweedie	49000	\N	15.105030059814453
tweedie	49250	\N	12.285585403442383
tweedie	49500	\N	10.095147132873535
tweedie	49750	\N	9.9527006149292
tweedie	50000	\N	8.081077575683594
tweedie	50250	\N	15.818685531616211
tweedie	50500	\N	14.732234954833984
tweedie	50750	\N	12.675777435302734
tweedie	51000	\N	8.338838577270508
tweedie	51250	\N	15.270058631896973
tweedie	51500	\N	12.666399955749512
tweedie	51750	\N	18.929418563842773
tweedie	52000	\N	12.765567779541016
tweedie	52250	\N	15.074402809143066
tweedie	52500	\N	11.850692749023438
tweedie	52750	\N	8.440442085266113
tweedie	53000	\N	10.166790962219238
tweedie	53250	\N	12.031131744384766
tweedie	53500	\N	11.772832870483398
tweedie	53750	\N	12.136460304260254
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
diamonds	gradient_boosting	diamonds	price	{carat,cut,color,clarity,depth,table_pct,x,y,z}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "squared_error"}	rmse	0	530.9841641326672	0.29205928130587255
flights	gradient_boosting	flights	late	{hour,dow,distance,origin,destination}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	0	0.46669978148299746	2.305077919939613e-06
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	1	0.4266688266943882	0.00012770278199361333
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	2	0.41251772653821694	0.00025289886371972095
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	3	0.3955775076044607	0.00010246439493001899
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	4	0.41992388350999754	1.9593575591786748e-05
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	5	0.4045511985458884	0.0010174185224486223
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	6	0.4182133607451838	0.0016281988060775684
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	7	0.4307500676589643	0.0002765078887607085
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	8	0.4366270317136813	0.00016489461314586336
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	9	0.43674955692411793	0.0007078214386825091
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	10	0.4283759346327831	0.0022062219703036464
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	11	0.4145338509037756	9.533114390321481e-05
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	12	0.4200412997577878	0.00047275699916481253
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	13	0.4542849401981899	0.0006457588950739689
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	14	0.43899311956989545	0.00038362792192401645
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	15	0.43388953104991357	0.0006633479962620015
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	16	0.4216723998565482	0.0014544300157494753
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	17	0.4302814766553896	0.0007350790613218091
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	18	0.4283897366193853	0.0007281349759818837
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	19	0.45339085856263833	1.055945491394983e-05
churn	gradient_boosting	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	20	0.40603671627242743	6.186696148819598e-05
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	1	0.07576798326165189	0.0025004155693406386
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	2	0.12910298569631581	0.003103377317387753
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	3	0.08475132137994501	0.0026507977345716057
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	4	0.06944727707908953	0.010403518877221737
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	5	0.06855686595127483	0.002065105188063166
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	6	0.1045699624559004	0.0025097572913013798
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	7	0.14467296121753992	0.0018421358346344078
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	8	0.193758696200526	0.0017803922127276053
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	9	0.10970654329879019	0.004470289814194334
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	10	0.09309643960053253	0.0037535732195645446
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	11	0.09396496987960204	0.0030375192055769385
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	12	0.07321372081636204	0.004956916462827567
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	13	0.04003990007510541	0.0045418903474882455
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	14	0.1023497678573504	0.0039018082881362706
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	15	0.13160495650832843	0.0029042034607547457
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	16	0.06032649073333194	0.002297749230407598
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	17	0.04757520696899872	0.0012915140399838707
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	18	0.17698468313552493	0.0023099710811463675
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	19	0.08087305507130048	0.002242363058047148
breast_cancer	gradient_boosting	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "logistic"}	log_loss	20	0.07925148428358247	0.0012308395966005128
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	1	0.20187125261132627	0.0011731555269848066
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	2	0.30639735167722415	0.0020579730161792487
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	3	0.2013792719102116	0.0001646190132166593
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	4	0.4242509857192803	2.094254948608381e-05
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	5	0.2566018797270479	0.0
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	6	0.21713895383704068	0.0026763269106867705
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	7	0.3571980070008762	0.0
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	8	0.2001536043314643	0.06714022314022385
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	9	0.1819167476585437	0.0004393870690239752
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	10	0.03214542468017349	0.00034442337243277023
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	11	0.1556240503701561	0.008760890271115719
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	12	0.059101128935884525	0.0
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	13	0.4382691655908264	0.00011154647430890784
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	14	0.11566093374684405	0.00021876015707311585
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	15	0.027353842291166764	4.7277726173634085e-08
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	16	0.2293491600259836	9.942224114589233e-05
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	17	0.24151401601082786	3.868961517734656e-06
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	18	0.01932484924992712	0.0
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	19	0.7360388362790768	0.0
iris	gradient_boosting	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "learning_rate": 0.1, "max_depth": 6, "l2": 1, "min_child_weight": 1, "max_bins": 256, "base_score": 0.5, "objective": "softmax"}	log_loss	20	0.4194977302828719	0.06693758581480673
diamonds	random_forest	diamonds	price	{carat,cut,color,clarity,depth,table_pct,x,y,z}	{"trees": 100, "criterion": "squared_error", "max_features": "third", "min_samples_leaf": 5}	rmse	0	608.5859367388616	3.217471562065495
flights	random_forest	flights	late	{hour,dow,distance,origin,destination}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 50}	log_loss	0	0.46912807575264326	8.967330803378025e-05
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	1	0.42008295397347	0.001675763246372931
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	2	0.40493852452482687	0.000666792192425651
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	3	0.4000701978625237	0.0014203162622925915
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	4	0.4102114317066207	0.0011313994983981036
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	5	0.40210959770134574	0.0004500402357223153
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	6	0.4077777525569373	0.0019305103847766024
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	7	0.4262161267403919	0.00048577602502132214
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	8	0.4268758865558304	0.0017038394259970174
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	9	0.432738962487951	0.009999587627805095
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	10	0.4209990887353603	0.0010802845102555526
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	11	0.4135150961681527	0.0013163127285591753
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	12	0.41798520940794215	0.009535458341638207
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	13	0.4528945629236067	0.009021347791805696
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	14	0.4325810396172307	0.0017970870701633258
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	15	0.4204736837246826	0.0006894988199801829
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	16	0.41770036869134014	0.00036550205489948066
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	17	0.42966373548447695	0.002519827039735321
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	18	0.42196688244471803	0.00018815471770874977
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	19	0.44687113756531494	0.0027740177582594758
churn	random_forest	churn	churn	{female,senior_citizen,partner,dependents,tenure,phone_service,multiple_lines,internet_service,online_security,online_backup,device_protection,tech_support,streaming_tv,streaming_movies,contract,paperless_billing,payment_method,monthly_charges,total_charges}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	20	0.40315519383198556	0.000604456316872651
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	1	0.1166517405617014	0.0010192916672924245
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	2	0.1730275066015704	0.0006869162836611057
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	3	0.13469257843315344	0.0018215163514057244
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	4	0.08848825608890121	0.0025185773285849606
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	5	0.12811766370192798	0.0014501911985418548
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	6	0.12917338970194678	0.0035977640110375084
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	7	0.15393233993485522	0.004060863152209563
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	8	0.18864780468008813	0.004907027450497826
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	9	0.13745576108014237	0.0009727130225504924
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	10	0.12178067601694324	0.0020022272019561667
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	11	0.13323401984256653	0.0009790891875858456
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	12	0.10859548568810244	0.0020666464702553842
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	13	0.08289867789749068	0.0015615078358903137
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	14	0.21449174888943423	0.12104547484081658
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	15	0.16562097355985078	0.01048095836545018
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	16	0.103610280669808	0.0005480049601211199
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	17	0.1180829044813797	0.0028565590071258063
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	18	0.15105705065836425	0.0048797931932309324
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	19	0.11152592370036317	0.0018946169378702864
breast_cancer	random_forest	breast_cancer	diagnosis	{mean_radius,mean_texture,mean_perimeter,mean_area,mean_smoothness,mean_compactness,mean_concavity,mean_concave_points,mean_symmetry,mean_fractal_dimension,radius_error,texture_error,perimeter_error,area_error,smoothness_error,compactness_error,concavity_error,concave_points_error,symmetry_error,fractal_dimension_error,worst_radius,worst_texture,worst_perimeter,worst_area,worst_smoothness,worst_compactness,worst_concavity,worst_concave_points,worst_symmetry,worst_fractal_dimension}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	20	0.14110079518543786	0.003216079012223495
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	1	0.14195648356992033	0.005729014930079008
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	2	0.21398814559740664	0.010065468399394626
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	3	0.11429204505044083	0.005211756015510573
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	4	0.20783901164779725	0.0055663963828174665
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	5	0.15394033207187077	0.005352412966599811
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	6	0.1315862366378293	0.004409266386915117
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	7	0.20418878258656636	0.006107739254548559
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	8	0.12718797263668205	0.0025771919668008425
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	9	0.12034025737495709	0.004550495430430114
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	10	0.0764126102894952	0.0031846181053311693
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	11	0.09082464925884971	0.006069956391422499
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	12	0.05850107800794994	0.004168267640790514
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	13	0.2588999614902761	0.004306273524735037
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	14	0.11073118440994924	0.006994842774012722
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	15	0.0636686974101059	0.0050816757064953
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	16	0.15160610691046547	0.013868122350103094
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	17	0.14990851298461252	0.008728028467605427
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	18	0.06670010962261283	0.006518043021565709
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	19	0.23959486891436935	0.011724223322309811
iris	random_forest	iris	species	{sepal_length,sepal_width,petal_length,petal_width}	{"trees": 100, "criterion": "gini", "max_features": "sqrt", "min_samples_leaf": 5}	log_loss	20	0.1294804143432254	0.0029368988073291214
\.
