-- Made by test/gen/flights.py with numpy 1.24.2, SciPy 1.10.1 and scikit-learn 1.2.1; not edited by hand.
CREATE TABLE flights_reference (month date, signal text, feature text, metric text, value double precision);
COPY flights_reference FROM stdin;
2001-01-01	train		normalised_log_loss	0.9621460565842379
2001-01-01	train		roc_auc	0.6383253674151509
2001-02-01	label_drift	actual	share_change	0.13440570535152008
2001-02-01	prediction_bias		prediction_bias	0.12712835191490493
2001-02-01	performance		log_loss	0.5267444219879531
2001-02-01	performance		normalised_log_loss	0.9754235766587952
2001-02-01	performance		roc_auc	0.6246560837688098
2001-02-01	prediction_drift	prediction	mean_difference	0.010591212644739185
2001-02-01	prediction_drift	prediction	p mean_difference	0.33612862016166634
2001-02-01	skew	day_of_week	psi	0.013016400560280271
2001-02-01	skew	day_of_week	js_distance	0.048438786145921404
2001-02-01	skew	distance	mean_difference	0.01992279283006773
2001-02-01	skew	distance	p mean_difference	0.0021198815985304163
2001-03-01	label_drift	actual	share_change	0.0383252555214957
2001-03-01	prediction_bias		prediction_bias	0.02770901313525081
2001-03-01	performance		log_loss	0.49858195637373537
2001-03-01	performance		normalised_log_loss	0.9673965623803026
2001-03-01	performance		roc_auc	0.6294036994144839
2001-03-01	prediction_drift	prediction	mean_difference	0.019462290627773982
2001-03-01	prediction_drift	prediction	p mean_difference	0.07467177598538396
2001-03-01	skew	day_of_week	psi	0.04689795515773355
2001-03-01	skew	day_of_week	js_distance	0.09186706030314368
2001-03-01	skew	distance	mean_difference	0.006385275991073629
2001-03-01	skew	distance	p mean_difference	0.30875925685406036
2001-04-01	label_drift	actual	share_change	0.12404270663524886
2001-04-01	prediction_bias		prediction_bias	0.12144430335635219
2001-04-01	performance		log_loss	0.4560686491962341
2001-04-01	performance		normalised_log_loss	0.9735505621663181
2001-04-01	performance		roc_auc	0.6278589683856716
2001-04-01	prediction_drift	prediction	mean_difference	0.010969194994420818
2001-04-01	prediction_drift	prediction	p mean_difference	0.31456584191670306
2001-04-01	skew	day_of_week	psi	0.022949890453795432
2001-04-01	skew	day_of_week	js_distance	0.06426968356238573
2001-04-01	skew	distance	mean_difference	0.01429738683499
2001-04-01	skew	distance	p mean_difference	0.02367266535160239
2001-05-01	label_drift	actual	share_change	0.20529303145066652
2001-05-01	prediction_bias		prediction_bias	0.20444568216665124
2001-05-01	performance		log_loss	0.4319013218138561
2001-05-01	performance		normalised_log_loss	0.9766202904524545
2001-05-01	performance		roc_auc	0.6408286903076867
2001-05-01	prediction_drift	prediction	mean_difference	0.006635003986343745
2001-05-01	prediction_drift	prediction	p mean_difference	0.5411834367101407
2001-05-01	skew	day_of_week	psi	0.014387626300680181
2001-05-01	skew	day_of_week	js_distance	0.050889450026526825
2001-05-01	skew	distance	mean_difference	0.011652921445000311
2001-05-01	skew	distance	p mean_difference	0.06299941032851544
2001-06-01	label_drift	actual	share_change	0.05018604735277354
2001-06-01	prediction_bias		prediction_bias	0.044787526433869074
2001-06-01	performance		log_loss	0.49800422987953524
2001-06-01	performance		normalised_log_loss	0.9603842892875466
2001-06-01	performance		roc_auc	0.6405110845086053
2001-06-01	prediction_drift	prediction	mean_difference	0.00763810391826909
2001-06-01	prediction_drift	prediction	p mean_difference	0.48527991549216065
2001-06-01	skew	day_of_week	psi	0.03558271873213663
2001-06-01	skew	day_of_week	js_distance	0.08002157751421252
2001-06-01	skew	distance	mean_difference	0.028041621506610413
2001-06-01	skew	distance	p mean_difference	1.1573703889313568e-05
\.
