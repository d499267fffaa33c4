-- Made by test/gen/logistic_real.py with statsmodels 0.13.5 and scikit-learn 1.2.1; not edited by hand.
CREATE TABLE reference_terms (model text, class text, term text, coefficient double precision, std_error double precision, statistic double precision, p_value double precision);
COPY reference_terms FROM stdin;
churn	\N	intercept	0.42404636136542057	0.9175661089151285	0.46214257179440277	0.6439790828601569
churn	\N	female	0.020084314248863148	0.07276587661556706	0.27601281236494357	0.7825382255060922
churn	\N	senior_citizen	0.19605873856217376	0.09460625269118329	2.072365546515777	0.03823136389513237
churn	\N	partner	0.03431990876828631	0.0877925635715213	0.39092045353393934	0.69585603486862
churn	\N	dependents	-0.1571227655737804	0.10078134187104719	-1.5590461751821463	0.11898545165532601
churn	\N	tenure	-0.05352494178620512	0.006794987551129694	-7.877121390355805	3.3500941053596504e-15
churn	\N	phone_service	-0.28374896953848283	0.7292623255710791	-0.38909039942010093	0.6972092751831995
churn	\N	multiple_lines=No phone service	\N	\N	\N	\N
churn	\N	multiple_lines=Yes	0.3553444648481297	0.19912249133833165	1.7845521239705626	0.07433399296399636
churn	\N	internet_service=Fiber optic	1.2134144116950614	0.8956714836611269	1.3547538733008844	0.17549598725060866
churn	\N	internet_service=No	-1.1854226673116275	0.9070706301179469	-1.3068691984410148	0.19125713864388594
churn	\N	online_security=No internet service	\N	\N	\N	\N
churn	\N	online_security=Yes	-0.33092181124916714	0.2013306623251156	-1.643673186326598	0.10024372748337901
churn	\N	online_backup=No internet service	\N	\N	\N	\N
churn	\N	online_backup=Yes	-0.08209421293110755	0.19714311232974116	-0.41641938164087083	0.6771031483975412
churn	\N	device_protection=No internet service	\N	\N	\N	\N
churn	\N	device_protection=Yes	0.06515729267814148	0.19746974658337038	0.3299608866952818	0.741429516375387
churn	\N	tech_support=No internet service	\N	\N	\N	\N
churn	\N	tech_support=Yes	-0.28298569390807554	0.20254667090070996	-1.3971382133789672	0.1623720124431417
churn	\N	streaming_tv=No internet service	\N	\N	\N	\N
churn	\N	streaming_tv=Yes	0.35294337586895985	0.3669762783257843	0.9617607369041803	0.3361698049535051
churn	\N	streaming_movies=No internet service	\N	\N	\N	\N
churn	\N	streaming_movies=Yes	0.3494232339243184	0.36649138972519735	0.9534282215642856	0.34037314805846475
churn	\N	contract=One year	-0.6800618818137163	0.11990427027390874	-5.671706939712708	1.4138168287804462e-08
churn	\N	contract=Two year	-1.5705459590210318	0.2066321725498498	-7.600684538329283	2.945683796112595e-14
churn	\N	paperless_billing	0.301413990322175	0.0834985003490615	3.6098132189455874	0.00030641756920837316
churn	\N	payment_method=Credit card (automatic)	-0.1375698349180467	0.12916633698935767	-1.0650595048567602	0.2868490029448084
churn	\N	payment_method=Electronic check	0.34456077214089664	0.10634300759203563	3.240088652210565	0.001194925424379481
churn	\N	payment_method=Mailed check	-0.026566590119110892	0.13045902712612592	-0.20363933952555613	0.8386353487412417
churn	\N	monthly_charges	-0.01595823967321454	0.035683505078408936	-0.4472161475771171	0.6547190035327064
churn	\N	total_charges	0.0002525767007376779	7.778954659316316e-05	3.2469234209404254	0.0011665977453122266
churn balanced	\N	intercept	1.6415125198301084	\N	\N	\N
churn balanced	\N	female	-0.0008796527005139158	\N	\N	\N
churn balanced	\N	senior_citizen	0.1892224535941267	\N	\N	\N
churn balanced	\N	partner	0.03867993811703462	\N	\N	\N
churn balanced	\N	dependents	-0.1754386512365037	\N	\N	\N
churn balanced	\N	tenure	-0.04990677002887175	\N	\N	\N
churn balanced	\N	phone_service	-0.07771545966969597	\N	\N	\N
churn balanced	\N	multiple_lines=No phone service	\N	\N	\N	\N
churn balanced	\N	multiple_lines=Yes	0.37835715427859173	\N	\N	\N
churn balanced	\N	internet_service=Fiber optic	1.4121460131064538	\N	\N	\N
churn balanced	\N	internet_service=No	-1.4191062104372225	\N	\N	\N
churn balanced	\N	online_security=No internet service	\N	\N	\N	\N
churn balanced	\N	online_security=Yes	-0.28786685869166867	\N	\N	\N
churn balanced	\N	online_backup=No internet service	\N	\N	\N	\N
churn balanced	\N	online_backup=Yes	-0.013792528709358277	\N	\N	\N
churn balanced	\N	device_protection=No internet service	\N	\N	\N	\N
churn balanced	\N	device_protection=Yes	0.08699693334873389	\N	\N	\N
churn balanced	\N	tech_support=No internet service	\N	\N	\N	\N
churn balanced	\N	tech_support=Yes	-0.2157420117132764	\N	\N	\N
churn balanced	\N	streaming_tv=No internet service	\N	\N	\N	\N
churn balanced	\N	streaming_tv=Yes	0.4415038789937278	\N	\N	\N
churn balanced	\N	streaming_movies=No internet service	\N	\N	\N	\N
churn balanced	\N	streaming_movies=Yes	0.4593614155616755	\N	\N	\N
churn balanced	\N	contract=One year	-0.7107479980804637	\N	\N	\N
churn balanced	\N	contract=Two year	-1.6417133448214476	\N	\N	\N
churn balanced	\N	paperless_billing	0.2735400418674928	\N	\N	\N
churn balanced	\N	payment_method=Credit card (automatic)	-0.13928787337531856	\N	\N	\N
churn balanced	\N	payment_method=Electronic check	0.35852478460843923	\N	\N	\N
churn balanced	\N	payment_method=Mailed check	-0.02787892743684686	\N	\N	\N
churn balanced	\N	monthly_charges	-0.024965610088642266	\N	\N	\N
churn balanced	\N	total_charges	0.00023681588780375385	\N	\N	\N
churn l2	\N	intercept	-1.0001415664437738	\N	\N	\N
churn l2	\N	female	0.020418769631733506	\N	\N	\N
churn l2	\N	senior_citizen	0.1957202930758636	\N	\N	\N
churn l2	\N	partner	0.03418763001489632	\N	\N	\N
churn l2	\N	dependents	-0.15704015036634447	\N	\N	\N
churn l2	\N	tenure	-0.05346003906463117	\N	\N	\N
churn l2	\N	phone_service	-0.17684128210288858	\N	\N	\N
churn l2	\N	multiple_lines=No	-0.2283653749436264	\N	\N	\N
churn l2	\N	multiple_lines=No phone service	0.17684128210289324	\N	\N	\N
churn l2	\N	multiple_lines=Yes	0.05152409284076103	\N	\N	\N
churn l2	\N	internet_service=DSL	-0.37024486564534853	\N	\N	\N
churn l2	\N	internet_service=Fiber optic	0.4614483768224483	\N	\N	\N
churn l2	\N	internet_service=No	-0.09120351117708926	\N	\N	\N
churn l2	\N	online_security=No	0.24898264042969073	\N	\N	\N
churn l2	\N	online_security=No internet service	-0.09120351117708927	\N	\N	\N
churn l2	\N	online_security=Yes	-0.15777912925261825	\N	\N	\N
churn l2	\N	online_backup=No	0.12417246835551993	\N	\N	\N
churn l2	\N	online_backup=No internet service	-0.09120351117708927	\N	\N	\N
churn l2	\N	online_backup=Yes	-0.032968957178460365	\N	\N	\N
churn l2	\N	device_protection=No	0.051022386771406414	\N	\N	\N
churn l2	\N	device_protection=No internet service	-0.09120351117708926	\N	\N	\N
churn l2	\N	device_protection=Yes	0.04018112440568494	\N	\N	\N
churn l2	\N	tech_support=No	0.22572420646448704	\N	\N	\N
churn l2	\N	tech_support=No internet service	-0.09120351117708927	\N	\N	\N
churn l2	\N	tech_support=Yes	-0.13452069528736516	\N	\N	\N
churn l2	\N	streaming_tv=No	-0.054978628583113726	\N	\N	\N
churn l2	\N	streaming_tv=No internet service	-0.09120351117708927	\N	\N	\N
churn l2	\N	streaming_tv=Yes	0.14618213976018862	\N	\N	\N
churn l2	\N	streaming_movies=No	-0.05335764367094615	\N	\N	\N
churn l2	\N	streaming_movies=No internet service	-0.09120351117708926	\N	\N	\N
churn l2	\N	streaming_movies=Yes	0.14456115484802187	\N	\N	\N
churn l2	\N	contract=Month-to-month	0.739155892426465	\N	\N	\N
churn l2	\N	contract=One year	0.06175981508091049	\N	\N	\N
churn l2	\N	contract=Two year	-0.8009157075073757	\N	\N	\N
churn l2	\N	paperless_billing	0.3013269727560015	\N	\N	\N
churn l2	\N	payment_method=Bank transfer (automatic)	-0.045619582231349334	\N	\N	\N
churn l2	\N	payment_method=Credit card (automatic)	-0.18167352653890764	\N	\N	\N
churn l2	\N	payment_method=Electronic check	0.2994243149309635	\N	\N	\N
churn l2	\N	payment_method=Mailed check	-0.07213120616070698	\N	\N	\N
churn l2	\N	monthly_charges	-0.0007752193655357227	\N	\N	\N
churn l2	\N	total_charges	0.0002507503824948451	\N	\N	\N
churn l2 standardized	\N	intercept	-0.6258018012174071	\N	\N	\N
churn l2 standardized	\N	female	0.020455943735778966	\N	\N	\N
churn l2 standardized	\N	senior_citizen	0.1955589740101953	\N	\N	\N
churn l2 standardized	\N	partner	0.033382031331321727	\N	\N	\N
churn l2 standardized	\N	dependents	-0.15753392395860205	\N	\N	\N
churn l2 standardized	\N	tenure	-0.05146487279728	\N	\N	\N
churn l2 standardized	\N	phone_service	-0.160095884888445	\N	\N	\N
churn l2 standardized	\N	multiple_lines=No	-0.17665664242986553	\N	\N	\N
churn l2 standardized	\N	multiple_lines=No phone service	0.1600958848884023	\N	\N	\N
churn l2 standardized	\N	multiple_lines=Yes	0.12452249260508591	\N	\N	\N
churn l2 standardized	\N	internet_service=DSL	-0.44400386251862184	\N	\N	\N
churn l2 standardized	\N	internet_service=Fiber optic	0.4996538966136695	\N	\N	\N
churn l2 standardized	\N	internet_service=No	-0.1321978256485956	\N	\N	\N
churn l2 standardized	\N	online_security=No	0.22277362270684903	\N	\N	\N
churn l2 standardized	\N	online_security=No internet service	-0.13219782564859558	\N	\N	\N
churn l2 standardized	\N	online_security=Yes	-0.1620618588219894	\N	\N	\N
churn l2 standardized	\N	online_backup=No	0.11140689764402027	\N	\N	\N
churn l2 standardized	\N	online_backup=No internet service	-0.13219782564859558	\N	\N	\N
churn l2 standardized	\N	online_backup=Yes	-0.023575037910650284	\N	\N	\N
churn l2 standardized	\N	device_protection=No	0.041195494650491014	\N	\N	\N
churn l2 standardized	\N	device_protection=No internet service	-0.13219782564859558	\N	\N	\N
churn l2 standardized	\N	device_protection=Yes	0.05331448104081607	\N	\N	\N
churn l2 standardized	\N	tech_support=No	0.201258073680364	\N	\N	\N
churn l2 standardized	\N	tech_support=No internet service	-0.13219782564859558	\N	\N	\N
churn l2 standardized	\N	tech_support=Yes	-0.13535849622432455	\N	\N	\N
churn l2 standardized	\N	streaming_tv=No	-0.07575057793329422	\N	\N	\N
churn l2 standardized	\N	streaming_tv=No internet service	-0.1321978256485956	\N	\N	\N
churn l2 standardized	\N	streaming_tv=Yes	0.17033290512523447	\N	\N	\N
churn l2 standardized	\N	streaming_movies=No	-0.07435125101390931	\N	\N	\N
churn l2 standardized	\N	streaming_movies=No internet service	-0.13219782564859558	\N	\N	\N
churn l2 standardized	\N	streaming_movies=Yes	0.16805044505782032	\N	\N	\N
churn l2 standardized	\N	contract=Month-to-month	0.6700999745957985	\N	\N	\N
churn l2 standardized	\N	contract=One year	-0.012407444619021402	\N	\N	\N
churn l2 standardized	\N	contract=Two year	-0.8946861979732383	\N	\N	\N
churn l2 standardized	\N	paperless_billing	0.30110735481434914	\N	\N	\N
churn l2 standardized	\N	payment_method=Bank transfer (automatic)	-0.06896733791803941	\N	\N	\N
churn l2 standardized	\N	payment_method=Credit card (automatic)	-0.20565309719857816	\N	\N	\N
churn l2 standardized	\N	payment_method=Electronic check	0.2776591068754643	\N	\N	\N
churn l2 standardized	\N	payment_method=Mailed check	-0.08970067836866653	\N	\N	\N
churn l2 standardized	\N	monthly_charges	-0.0047780729214132725	\N	\N	\N
churn l2 standardized	\N	total_charges	0.00022949392130683648	\N	\N	\N
churn l2 balanced	\N	intercept	0.21909397583926593	\N	\N	\N
churn l2 balanced	\N	female	-0.00044908138586151466	\N	\N	\N
churn l2 balanced	\N	senior_citizen	0.18816190874518846	\N	\N	\N
churn l2 balanced	\N	partner	0.03903224097317158	\N	\N	\N
churn l2 balanced	\N	dependents	-0.17540568340068308	\N	\N	\N
churn l2 balanced	\N	tenure	-0.049829886797353354	\N	\N	\N
churn l2 balanced	\N	phone_service	-0.12323894781765135	\N	\N	\N
churn l2 balanced	\N	multiple_lines=No	-0.20382027952026663	\N	\N	\N
churn l2 balanced	\N	multiple_lines=No phone service	0.12323894781765098	\N	\N	\N
churn l2 balanced	\N	multiple_lines=Yes	0.08058133170261629	\N	\N	\N
churn l2 balanced	\N	internet_service=DSL	-0.40917584951464414	\N	\N	\N
churn l2 balanced	\N	internet_service=Fiber optic	0.5310914808441869	\N	\N	\N
churn l2 balanced	\N	internet_service=No	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	online_security=No	0.25170779757564715	\N	\N	\N
churn l2 balanced	\N	online_security=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	online_security=Yes	-0.12979216624610537	\N	\N	\N
churn l2 balanced	\N	online_backup=No	0.11483231809093174	\N	\N	\N
churn l2 balanced	\N	online_backup=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	online_backup=Yes	0.007083313238583107	\N	\N	\N
churn l2 balanced	\N	device_protection=No	0.06428368485986373	\N	\N	\N
churn l2 balanced	\N	device_protection=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	device_protection=Yes	0.057631946469665934	\N	\N	\N
churn l2 balanced	\N	tech_support=No	0.21649180239954663	\N	\N	\N
churn l2 balanced	\N	tech_support=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	tech_support=Yes	-0.0945761710700233	\N	\N	\N
churn l2 balanced	\N	streaming_tv=No	-0.06593162084509094	\N	\N	\N
churn l2 balanced	\N	streaming_tv=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	streaming_tv=Yes	0.1878472521746255	\N	\N	\N
churn l2 balanced	\N	streaming_movies=No	-0.07473727656449984	\N	\N	\N
churn l2 balanced	\N	streaming_movies=No internet service	-0.1219156313295153	\N	\N	\N
churn l2 balanced	\N	streaming_movies=Yes	0.19665290789402642	\N	\N	\N
churn l2 balanced	\N	contract=Month-to-month	0.7767809139575728	\N	\N	\N
churn l2 balanced	\N	contract=One year	0.06789445678383274	\N	\N	\N
churn l2 balanced	\N	contract=Two year	-0.844675370741393	\N	\N	\N
churn l2 balanced	\N	paperless_billing	0.2743557471662033	\N	\N	\N
churn l2 balanced	\N	payment_method=Bank transfer (automatic)	-0.04845569329412112	\N	\N	\N
churn l2 balanced	\N	payment_method=Credit card (automatic)	-0.18618573511484945	\N	\N	\N
churn l2 balanced	\N	payment_method=Electronic check	0.3109235734089319	\N	\N	\N
churn l2 balanced	\N	payment_method=Mailed check	-0.07628214499995364	\N	\N	\N
churn l2 balanced	\N	monthly_charges	-0.0061476377700194025	\N	\N	\N
churn l2 balanced	\N	total_charges	0.00023501341191646408	\N	\N	\N
contract	One year	intercept	-2.7499413374131083	0.18241763384333265	-15.074975370938452	2.3660410303530755e-51
contract	One year	tenure	0.07223083918661063	0.0025040030210709487	28.846146980972048	5.6633082726629256e-183
contract	One year	monthly_charges	-0.007704690961968813	0.0023903293807315093	-3.2232758481222183	0.0012673344396183454
contract	One year	senior_citizen	-0.7186606348283163	0.12523208865740493	-5.738630110964153	9.544542204414804e-09
contract	One year	paperless_billing	-0.6006873066447558	0.09173187103100745	-6.548294501065064	5.8197867918346934e-11
contract	One year	tech_support=No internet service	1.6224713589228676	0.16229038860329892	9.997334856895446	1.5655364025795574e-23
contract	One year	tech_support=Yes	1.122946416151348	0.09927786439471331	11.311145973957379	1.1557011517603677e-29
contract	Two year	intercept	-6.020338365183077	0.2654681232714632	-22.67819688101227	7.354139578758211e-114
contract	Two year	tenure	0.12705467823413696	0.003459815933962707	36.722958868107945	3.1418593397572093e-295
contract	Two year	monthly_charges	-0.009952834026445428	0.0029867070135076927	-3.3323770900301577	0.000861074959738201
contract	Two year	senior_citizen	-1.39186146889401	0.16507139806790921	-8.431875450169798	3.401689269708307e-17
contract	Two year	paperless_billing	-0.9499256015880304	0.11261201308168024	-8.435384250692918	3.301163991285879e-17
contract	Two year	tech_support=No internet service	3.510873004595993	0.21625083021299282	16.235188559220855	2.8437277244605207e-59
contract	Two year	tech_support=Yes	2.229935397193911	0.12695284719343503	17.565068027156663	4.5614711832487383e-69
contract l2	Month-to-month	intercept	2.0875843940695304	\N	\N	\N
contract l2	Month-to-month	tenure	-0.0661843263044241	\N	\N	\N
contract l2	Month-to-month	monthly_charges	0.005845500732891959	\N	\N	\N
contract l2	Month-to-month	senior_citizen	0.7008463487792509	\N	\N	\N
contract l2	Month-to-month	paperless_billing	0.5152311179770215	\N	\N	\N
contract l2	Month-to-month	tech_support=No	0.8284313485776478	\N	\N	\N
contract l2	Month-to-month	tech_support=No internet service	-0.8778622367769838	\N	\N	\N
contract l2	Month-to-month	tech_support=Yes	-0.2867335315147925	\N	\N	\N
contract l2	One year	intercept	0.14759470204298983	\N	\N	\N
contract l2	One year	tenure	0.0058136385704997545	\N	\N	\N
contract l2	One year	monthly_charges	-0.0018038932398037862	\N	\N	\N
contract l2	One year	senior_citizen	-0.015343149218662354	\N	\N	\N
contract l2	One year	paperless_billing	-0.08383229671742393	\N	\N	\N
contract l2	One year	tech_support=No	0.0217154868544314	\N	\N	\N
contract l2	One year	tech_support=No internet service	-0.06579243321065611	\N	\N	\N
contract l2	One year	tech_support=Yes	0.027154642688263512	\N	\N	\N
contract l2	Two year	intercept	-2.2351790961125304	\N	\N	\N
contract l2	Two year	tenure	0.06037068773392431	\N	\N	\N
contract l2	Two year	monthly_charges	-0.004041607493088274	\N	\N	\N
contract l2	Two year	senior_citizen	-0.6855031995605554	\N	\N	\N
contract l2	Two year	paperless_billing	-0.4313988212595786	\N	\N	\N
contract l2	Two year	tech_support=No	-0.8501468354320693	\N	\N	\N
contract l2	Two year	tech_support=No internet service	0.9436546699876364	\N	\N	\N
contract l2	Two year	tech_support=Yes	0.25957888882652846	\N	\N	\N
cancer	\N	intercept	-39.49730756456591	4.558158220082182	-8.665190117918677	4.507601511877242e-18
cancer	\N	mean_radius	1.3165828052173756	0.15884300093452622	8.288579273065109	1.1460916674345585e-16
cancer	\N	mean_texture	0.3270211157133029	0.05937870419057469	5.5073804686565	3.642125458571183e-08
cancer	\N	mean_smoothness	139.8360248824328	20.59762257031664	6.7889400538852165	1.1296036188855284e-11
cancer l2 standardized	\N	intercept	-27.834527383991826	\N	\N	\N
cancer l2 standardized	\N	mean_radius	0.07651904994554937	\N	\N	\N
cancer l2 standardized	\N	mean_texture	0.049001691329146065	\N	\N	\N
cancer l2 standardized	\N	mean_perimeter	0.010696114427929879	\N	\N	\N
cancer l2 standardized	\N	mean_area	0.000999358601475489	\N	\N	\N
cancer l2 standardized	\N	mean_smoothness	6.441476576870075	\N	\N	\N
cancer l2 standardized	\N	mean_compactness	-10.332994128176205	\N	\N	\N
cancer l2 standardized	\N	mean_concavity	10.265793438443213	\N	\N	\N
cancer l2 standardized	\N	mean_concave_points	24.374118372791145	\N	\N	\N
cancer l2 standardized	\N	mean_symmetry	0.0038797103388588062	\N	\N	\N
cancer l2 standardized	\N	mean_fractal_dimension	-58.68846122204943	\N	\N	\N
cancer l2 standardized	\N	radius_error	4.523758614206865	\N	\N	\N
cancer l2 standardized	\N	texture_error	-0.46159562591504805	\N	\N	\N
cancer l2 standardized	\N	perimeter_error	0.3134915693040405	\N	\N	\N
cancer l2 standardized	\N	area_error	0.01983562915474273	\N	\N	\N
cancer l2 standardized	\N	smoothness_error	90.83673545728622	\N	\N	\N
cancer l2 standardized	\N	compactness_error	-29.61202819443886	\N	\N	\N
cancer l2 standardized	\N	concavity_error	-5.177706948719394	\N	\N	\N
cancer l2 standardized	\N	concave_points_error	57.74964218630491	\N	\N	\N
cancer l2 standardized	\N	symmetry_error	-33.604157802681556	\N	\N	\N
cancer l2 standardized	\N	fractal_dimension_error	-216.2102477953031	\N	\N	\N
cancer l2 standardized	\N	worst_radius	0.18587336406201532	\N	\N	\N
cancer l2 standardized	\N	worst_texture	0.20527371484482113	\N	\N	\N
cancer l2 standardized	\N	worst_perimeter	0.020481436612701045	\N	\N	\N
cancer l2 standardized	\N	worst_area	0.0015308634075437673	\N	\N	\N
cancer l2 standardized	\N	worst_smoothness	32.2754271973795	\N	\N	\N
cancer l2 standardized	\N	worst_compactness	-1.0237363375237856	\N	\N	\N
cancer l2 standardized	\N	worst_concavity	3.479119816231266	\N	\N	\N
cancer l2 standardized	\N	worst_concave_points	12.05595767129903	\N	\N	\N
cancer l2 standardized	\N	worst_symmetry	13.227771046066348	\N	\N	\N
cancer l2 standardized	\N	worst_fractal_dimension	24.327424408223376	\N	\N	\N
iris	versicolor	intercept	-24.663357490685655	5.1768216899278015	-4.764189104421254	1.896146191155255e-06
iris	versicolor	sepal_length	4.5325380717451775	0.9561156376516929	4.740575191174055	2.131123439504763e-06
iris	virginica	intercept	-36.24567817756657	6.020520973399982	-6.020355769493726	1.7403412183469336e-09
iris	virginica	sepal_length	6.3762572158558415	1.076459242995724	5.9233614810265225	3.154264331248313e-09
iris l2	setosa	intercept	8.934855753719436	\N	\N	\N
iris l2	setosa	sepal_length	-0.36533798195350353	\N	\N	\N
iris l2	setosa	sepal_width	0.8827585131634076	\N	\N	\N
iris l2	setosa	petal_length	-2.3250943676396716	\N	\N	\N
iris l2	setosa	petal_width	-0.9676527139500695	\N	\N	\N
iris l2	versicolor	intercept	2.045735818069289	\N	\N	\N
iris l2	versicolor	sepal_length	0.5063803702603162	\N	\N	\N
iris l2	versicolor	sepal_width	-0.3988219473634159	\N	\N	\N
iris l2	versicolor	petal_length	-0.07021682109797575	\N	\N	\N
iris l2	versicolor	petal_width	-1.0669298847685387	\N	\N	\N
iris l2	virginica	intercept	-10.98059157178873	\N	\N	\N
iris l2	virginica	sepal_length	-0.14104238830681246	\N	\N	\N
iris l2	virginica	sepal_width	-0.4839365657999921	\N	\N	\N
iris l2	virginica	petal_length	2.3953111887376455	\N	\N	\N
iris l2	virginica	petal_width	2.0345825987186066	\N	\N	\N
iris l2 standardized	setosa	intercept	5.904100866729141	\N	\N	\N
iris l2 standardized	setosa	sepal_length	-1.1905219884295488	\N	\N	\N
iris l2 standardized	setosa	sepal_width	2.3911940137995384	\N	\N	\N
iris l2 standardized	setosa	petal_length	-1.008371897623413	\N	\N	\N
iris l2 standardized	setosa	petal_width	-2.207864261038293	\N	\N	\N
iris l2 standardized	versicolor	intercept	2.4108069868307216	\N	\N	\N
iris l2 standardized	versicolor	sepal_length	0.6877588230829107	\N	\N	\N
iris l2 standardized	versicolor	sepal_width	-0.9268077341034828	\N	\N	\N
iris l2 standardized	versicolor	petal_length	-0.0500066892610642	\N	\N	\N
iris l2 standardized	versicolor	petal_width	-1.278385398819972	\N	\N	\N
iris l2 standardized	virginica	intercept	-8.314907853559836	\N	\N	\N
iris l2 standardized	virginica	sepal_length	0.502763165346635	\N	\N	\N
iris l2 standardized	virginica	sepal_width	-1.4643862796960616	\N	\N	\N
iris l2 standardized	virginica	petal_length	1.05837858688448	\N	\N	\N
iris l2 standardized	virginica	petal_width	3.4862496598582644	\N	\N	\N
iris two species	\N	intercept	-35.46666990954254	24.59991269013776	-1.441739666163991	0.14937582906446056
iris two species	\N	sepal_length	-2.041545377564911	2.434037864522038	-0.8387484054056821	0.4016105089538683
iris two species	\N	sepal_width	-5.5745851493671745	4.533709657052965	-1.2295858294972526	0.21885223913315277
iris two species	\N	petal_length	7.097042912944618	5.193318981170548	1.366571731618338	0.17175958278955072
iris two species	\N	petal_width	17.323600028079362	9.149240422759087	1.893446802970249	0.058298476313166675
\.
CREATE TABLE reference_quality (model text, name text, value double precision);
COPY reference_quality FROM stdin;
churn	rows	5635.0
churn	rank	24.0
churn	log_loss	0.4101306802976753
churn	null_log_loss	0.5778097815832355
churn balanced	rows	5635.0
churn balanced	rank	24.0
churn balanced	log_loss	0.47726774370522673
churn balanced	null_log_loss	0.6931471805599453
churn l2	rows	5635.0
churn l2	rank	41.0
churn l2	log_loss	0.410149151327873
churn l2	null_log_loss	0.5778097815832355
churn l2 standardized	rows	5635.0
churn l2 standardized	rank	41.0
churn l2 standardized	log_loss	0.41014692515282086
churn l2 standardized	null_log_loss	0.5778097815832355
churn l2 balanced	rows	5635.0
churn l2 balanced	rank	41.0
churn l2 balanced	log_loss	0.47729820640543325
churn l2 balanced	null_log_loss	0.6931471805599453
contract	rows	5635.0
contract	rank	7.0
contract	log_loss	0.6085122706118998
contract	null_log_loss	1.0004236635528618
contract l2	rows	5635.0
contract l2	rank	8.0
contract l2	log_loss	0.6085142301104496
contract l2	null_log_loss	1.0004236635528618
cancer	rows	456.0
cancer	rank	4.0
cancer	log_loss	0.17072731990992038
cancer	null_log_loss	0.6604327389156529
cancer l2 standardized	rows	456.0
cancer l2 standardized	rank	31.0
cancer l2 standardized	log_loss	0.06069036804683707
cancer l2 standardized	null_log_loss	0.6604327389156529
iris	rows	120.0
iris	rank	2.0
iris	log_loss	0.6180841997634208
iris	null_log_loss	1.0986122886681098
iris l2	rows	120.0
iris l2	rank	5.0
iris l2	log_loss	0.1361265812288658
iris l2	null_log_loss	1.0986122886681098
iris l2 standardized	rows	120.0
iris l2 standardized	rank	5.0
iris l2 standardized	log_loss	0.1417704519646773
iris l2 standardized	null_log_loss	1.0986122886681098
iris two species	rows	80.0
iris two species	rank	5.0
iris two species	log_loss	0.07088054150712644
iris two species	null_log_loss	0.6931471805599453
\.
CREATE TABLE reference_probabilities (model text, id integer, class text, probability double precision);
COPY reference_probabilities FROM stdin;
churn	70	No	0.555420411672006
churn	70	Yes	0.444579588327994
churn	140	No	0.32760589961782766
churn	140	Yes	0.6723941003821725
churn	210	No	0.8914452456337972
churn	210	Yes	0.10855475436620271
churn	280	No	0.717928234056355
churn	280	Yes	0.2820717659436452
churn	350	No	0.9186072627503625
churn	350	Yes	0.08139273724963744
churn	420	No	0.331753526260698
churn	420	Yes	0.6682464737393022
churn	490	No	0.2735535681461474
churn	490	Yes	0.7264464318538527
churn	560	No	0.5804272809944994
churn	560	Yes	0.41957271900550064
churn	630	No	0.6988942951622941
churn	630	Yes	0.3011057048377059
churn	700	No	0.9949451212235965
churn	700	Yes	0.00505487877640356
churn	770	No	0.904018358841884
churn	770	Yes	0.09598164115811608
churn	840	No	0.9945418146701941
churn	840	Yes	0.005458185329805935
churn	910	No	0.9130931767662641
churn	910	Yes	0.08690682323373601
churn	980	No	0.9616286703413872
churn	980	Yes	0.03837132965861284
churn	1050	No	0.8043565499169377
churn	1050	Yes	0.19564345008306214
churn	1120	No	0.9915497017129997
churn	1120	Yes	0.008450298287000288
churn	1190	No	0.45825351430964417
churn	1190	Yes	0.5417464856903559
churn	1260	No	0.8164118894220378
churn	1260	Yes	0.1835881105779622
churn	1330	No	0.9982505175550194
churn	1330	Yes	0.0017494824449807067
churn	1400	No	0.9448735370033499
churn	1400	Yes	0.05512646299665023
churn	1470	No	0.6343250716009512
churn	1470	Yes	0.3656749283990489
churn	1540	No	0.713152999945084
churn	1540	Yes	0.28684700005491603
churn	1610	No	0.7689125585047115
churn	1610	Yes	0.23108744149528865
churn	1680	No	0.6373189392128948
churn	1680	Yes	0.3626810607871051
churn	1750	No	0.5309879664587799
churn	1750	Yes	0.46901203354122006
churn	1820	No	0.9900362141905872
churn	1820	Yes	0.00996378580941291
churn	1890	No	0.6278126526870575
churn	1890	Yes	0.3721873473129424
churn	1960	No	0.6158751925252045
churn	1960	Yes	0.3841248074747956
churn	2030	No	0.9366790248589406
churn	2030	Yes	0.0633209751410594
churn	2100	No	0.7241650107833751
churn	2100	Yes	0.2758349892166251
churn	2170	No	0.990054464202605
churn	2170	Yes	0.009945535797394912
churn	2240	No	0.9959845856123722
churn	2240	Yes	0.004015414387627889
churn	2310	No	0.9427355979299807
churn	2310	Yes	0.057264402070019225
churn	2380	No	0.4739817477937446
churn	2380	Yes	0.5260182522062554
churn	2450	No	0.6527390984721309
churn	2450	Yes	0.34726090152786915
churn	2520	No	0.2168149153805645
churn	2520	Yes	0.7831850846194354
churn	2590	No	0.22523104922319026
churn	2590	Yes	0.77476895077681
churn	2660	No	0.9875833709771464
churn	2660	Yes	0.012416629022853568
churn	2730	No	0.2153868501512293
churn	2730	Yes	0.7846131498487707
churn	2800	No	0.9924454988458906
churn	2800	Yes	0.007554501154109436
churn	2870	No	0.25689109338232374
churn	2870	Yes	0.7431089066176764
churn	2940	No	0.548549948447932
churn	2940	Yes	0.45145005155206797
churn	3010	No	0.7028904092819229
churn	3010	Yes	0.29710959071807697
churn	3080	No	0.5403071349238934
churn	3080	Yes	0.4596928650761065
churn	3150	No	0.7423849442520778
churn	3150	Yes	0.2576150557479222
churn	3220	No	0.9806204727911632
churn	3220	Yes	0.019379527208837025
churn	3290	No	0.6322522378858288
churn	3290	Yes	0.3677477621141712
churn	3360	No	0.8916295792608553
churn	3360	Yes	0.10837042073914466
churn	3430	No	0.9911823151680456
churn	3430	Yes	0.00881768483195444
churn	3500	No	0.8074275447310773
churn	3500	Yes	0.1925724552689228
churn	3570	No	0.9479251934026939
churn	3570	Yes	0.05207480659730619
churn	3640	No	0.7468135268973357
churn	3640	Yes	0.2531864731026643
churn	3710	No	0.5942377442658229
churn	3710	Yes	0.40576225573417724
churn	3780	No	0.9927171074952612
churn	3780	Yes	0.007282892504738951
churn	3850	No	0.9205811484323093
churn	3850	Yes	0.07941885156769064
churn	3920	No	0.2583886728458287
churn	3920	Yes	0.7416113271541713
churn	3990	No	0.5018888144965721
churn	3990	Yes	0.498111185503428
churn	4060	No	0.6006546785533844
churn	4060	Yes	0.3993453214466156
churn	4130	No	0.6229986255684302
churn	4130	Yes	0.37700137443156995
churn	4200	No	0.723428946917227
churn	4200	Yes	0.276571053082773
churn	4270	No	0.6735147685257306
churn	4270	Yes	0.32648523147426944
churn	4340	No	0.9319413829852371
churn	4340	Yes	0.06805861701476286
churn	4410	No	0.9954017918798386
churn	4410	Yes	0.004598208120161566
churn	4480	No	0.9937363567787256
churn	4480	Yes	0.006263643221274375
churn	4550	No	0.6364732331552512
churn	4550	Yes	0.3635267668447488
churn	4620	No	0.40281680561423255
churn	4620	Yes	0.5971831943857674
churn	4690	No	0.7484949031996829
churn	4690	Yes	0.2515050968003171
churn	4760	No	0.257473280084355
churn	4760	Yes	0.7425267199156451
churn	4830	No	0.6826952281437416
churn	4830	Yes	0.31730477185625827
churn	4900	No	0.479027801111716
churn	4900	Yes	0.5209721988882842
churn	4970	No	0.8024072226456197
churn	4970	Yes	0.19759277735438024
churn	5040	No	0.2249251061557346
churn	5040	Yes	0.7750748938442653
churn	5110	No	0.9968560904382342
churn	5110	Yes	0.0031439095617658854
churn	5180	No	0.503323732250142
churn	5180	Yes	0.496676267749858
churn	5250	No	0.9940351991885245
churn	5250	Yes	0.0059648008114755804
churn	5320	No	0.9398076683938753
churn	5320	Yes	0.06019233160612458
churn	5390	No	0.8219962098430394
churn	5390	Yes	0.17800379015696058
churn	5460	No	0.29298032559589526
churn	5460	Yes	0.7070196744041046
churn	5530	No	0.8157657849523478
churn	5530	Yes	0.18423421504765236
churn	5600	No	0.5136263313363544
churn	5600	Yes	0.4863736686636456
churn	5670	No	0.7167122210695563
churn	5670	Yes	0.2832877789304438
churn	5740	No	0.9402885463689936
churn	5740	Yes	0.0597114536310064
churn	5810	No	0.4126095150357177
churn	5810	Yes	0.5873904849642824
churn	5880	No	0.9828398402613576
churn	5880	Yes	0.017160159738642478
churn	5950	No	0.9429290933601204
churn	5950	Yes	0.05707090663987946
churn	6020	No	0.8158537728585811
churn	6020	Yes	0.18414622714141898
churn	6090	No	0.19783433731089495
churn	6090	Yes	0.802165662689105
churn	6160	No	0.90777441728002
churn	6160	Yes	0.09222558271997988
churn	6230	No	0.9839962974174502
churn	6230	Yes	0.016003702582549805
churn	6300	No	0.9635466288759251
churn	6300	Yes	0.036453371124074804
churn	6370	No	0.9437266565300448
churn	6370	Yes	0.056273343469955224
churn	6440	No	0.6410519009815365
churn	6440	Yes	0.35894809901846353
churn	6510	No	0.3653926385895805
churn	6510	Yes	0.6346073614104196
churn	6580	No	0.991364539019078
churn	6580	Yes	0.008635460980922185
churn	6650	No	0.870833485529205
churn	6650	Yes	0.1291665144707948
churn	6720	No	0.99788681525404
churn	6720	Yes	0.002113184745960049
churn	6790	No	0.754169133860117
churn	6790	Yes	0.24583086613988303
churn	6860	No	0.9662949177260011
churn	6860	Yes	0.033705082273999064
churn	6930	No	0.9457656008891429
churn	6930	Yes	0.05423439911085706
churn	7000	No	0.6019097704050657
churn	7000	Yes	0.39809022959493434
churn balanced	70	No	0.3233757417622964
churn balanced	70	Yes	0.6766242582377037
churn balanced	140	No	0.1602220824014267
churn balanced	140	Yes	0.8397779175985731
churn balanced	210	No	0.7270106944330857
churn balanced	210	Yes	0.2729893055669144
churn balanced	280	No	0.4761331200201574
churn balanced	280	Yes	0.5238668799798425
churn balanced	350	No	0.7950829835846142
churn balanced	350	Yes	0.20491701641538596
churn balanced	420	No	0.1661949845230553
churn balanced	420	Yes	0.8338050154769449
churn balanced	490	No	0.12759041352420186
churn balanced	490	Yes	0.8724095864757979
churn balanced	560	No	0.3293594592977005
churn balanced	560	Yes	0.6706405407022995
churn balanced	630	No	0.4324751279636246
churn balanced	630	Yes	0.5675248720363756
churn balanced	700	No	0.9856946749781608
churn balanced	700	Yes	0.014305325021839298
churn balanced	770	No	0.7624635766117703
churn balanced	770	Yes	0.23753642338822983
churn balanced	840	No	0.9841257919350408
churn balanced	840	Yes	0.015874208064959316
churn balanced	910	No	0.7904982714487464
churn balanced	910	Yes	0.20950172855125365
churn balanced	980	No	0.8983949110188102
churn balanced	980	Yes	0.10160508898118979
churn balanced	1050	No	0.6034581973557951
churn balanced	1050	Yes	0.39654180264420497
churn balanced	1120	No	0.9746692569424601
churn balanced	1120	Yes	0.025330743057539875
churn balanced	1190	No	0.23966027626767608
churn balanced	1190	Yes	0.760339723732324
churn balanced	1260	No	0.6045935433109549
churn balanced	1260	Yes	0.3954064566890451
churn balanced	1330	No	0.9944171609048206
churn balanced	1330	Yes	0.0055828390951794035
churn balanced	1400	No	0.8639631861733997
churn balanced	1400	Yes	0.13603681382660016
churn balanced	1470	No	0.36601842904196674
churn balanced	1470	Yes	0.6339815709580334
churn balanced	1540	No	0.47680863199915885
churn balanced	1540	Yes	0.5231913680008412
churn balanced	1610	No	0.5441196943305566
churn balanced	1610	Yes	0.4558803056694433
churn balanced	1680	No	0.3981378922942437
churn balanced	1680	Yes	0.6018621077057563
churn balanced	1750	No	0.27789402057976825
churn balanced	1750	Yes	0.7221059794202317
churn balanced	1820	No	0.9716985443118242
churn balanced	1820	Yes	0.02830145568817589
churn balanced	1890	No	0.3780936789088662
churn balanced	1890	Yes	0.6219063210911339
churn balanced	1960	No	0.3619317392475877
churn balanced	1960	Yes	0.6380682607524123
churn balanced	2030	No	0.8285827569284939
churn balanced	2030	Yes	0.17141724307150613
churn balanced	2100	No	0.47844105740493403
churn balanced	2100	Yes	0.5215589425950661
churn balanced	2170	No	0.971235734914486
churn balanced	2170	Yes	0.028764265085514155
churn balanced	2240	No	0.9880251507730852
churn balanced	2240	Yes	0.011974849226914802
churn balanced	2310	No	0.8571385966494198
churn balanced	2310	Yes	0.14286140335058004
churn balanced	2380	No	0.2427001436926198
churn balanced	2380	Yes	0.7572998563073803
churn balanced	2450	No	0.4127252757927447
churn balanced	2450	Yes	0.5872747242072553
churn balanced	2520	No	0.09874661624533813
churn balanced	2520	Yes	0.9012533837546616
churn balanced	2590	No	0.10136705941659915
churn balanced	2590	Yes	0.8986329405834007
churn balanced	2660	No	0.9655260793828212
churn balanced	2660	Yes	0.03447392061717873
churn balanced	2730	No	0.09572172717987025
churn balanced	2730	Yes	0.9042782728201296
churn balanced	2800	No	0.9764785541149746
churn balanced	2800	Yes	0.023521445885025537
churn balanced	2870	No	0.11486241086450133
churn balanced	2870	Yes	0.8851375891354987
churn balanced	2940	No	0.30551942547815
churn balanced	2940	Yes	0.69448057452185
churn balanced	3010	No	0.47487555474550885
churn balanced	3010	Yes	0.5251244452544911
churn balanced	3080	No	0.2948628160590817
churn balanced	3080	Yes	0.7051371839409184
churn balanced	3150	No	0.5036319114822981
churn balanced	3150	Yes	0.496368088517702
churn balanced	3220	No	0.9508834848175837
churn balanced	3220	Yes	0.0491165151824163
churn balanced	3290	No	0.380646515462608
churn balanced	3290	Yes	0.619353484537392
churn balanced	3360	No	0.7421443802808289
churn balanced	3360	Yes	0.25785561971917115
churn balanced	3430	No	0.973354946022671
churn balanced	3430	Yes	0.026645053977329115
churn balanced	3500	No	0.6108309217075066
churn balanced	3500	Yes	0.3891690782924934
churn balanced	3570	No	0.8660945434990885
churn balanced	3570	Yes	0.1339054565009114
churn balanced	3640	No	0.5207375127764242
churn balanced	3640	Yes	0.47926248722357584
churn balanced	3710	No	0.35220013675493556
churn balanced	3710	Yes	0.6477998632450644
churn balanced	3780	No	0.9787664159444092
churn balanced	3780	Yes	0.021233584055590813
churn balanced	3850	No	0.8118111213782663
churn balanced	3850	Yes	0.1881888786217337
churn balanced	3920	No	0.11713134701154829
churn balanced	3920	Yes	0.8828686529884517
churn balanced	3990	No	0.2715718701633193
churn balanced	3990	Yes	0.7284281298366808
churn balanced	4060	No	0.3564267383405281
churn balanced	4060	Yes	0.6435732616594719
churn balanced	4130	No	0.37583161462098
churn balanced	4130	Yes	0.62416838537902
churn balanced	4200	No	0.4746661993857809
churn balanced	4200	Yes	0.5253338006142191
churn balanced	4270	No	0.42969821264242364
churn balanced	4270	Yes	0.5703017873575762
churn balanced	4340	No	0.8213471861641305
churn balanced	4340	Yes	0.17865281383586956
churn balanced	4410	No	0.9859140186168271
churn balanced	4410	Yes	0.0140859813831728
churn balanced	4480	No	0.9813363778730037
churn balanced	4480	Yes	0.018663622126996546
churn balanced	4550	No	0.40717500558236047
churn balanced	4550	Yes	0.5928249944176395
churn balanced	4620	No	0.2022702119977978
churn balanced	4620	Yes	0.7977297880022023
churn balanced	4690	No	0.5201640498230896
churn balanced	4690	Yes	0.47983595017691044
churn balanced	4760	No	0.11432885685783943
churn balanced	4760	Yes	0.8856711431421607
churn balanced	4830	No	0.44070578355077894
churn balanced	4830	Yes	0.5592942164492211
churn balanced	4900	No	0.2626598132653713
churn balanced	4900	Yes	0.7373401867346288
churn balanced	4970	No	0.5988258836404908
churn balanced	4970	Yes	0.4011741163595092
churn balanced	5040	No	0.09842690299498334
churn balanced	5040	Yes	0.9015730970050166
churn balanced	5110	No	0.9904398346987372
churn balanced	5110	Yes	0.009560165301262974
churn balanced	5180	No	0.2601451026451814
churn balanced	5180	Yes	0.7398548973548187
churn balanced	5250	No	0.9821739958231818
churn balanced	5250	Yes	0.017826004176818348
churn balanced	5320	No	0.8521252480695186
churn balanced	5320	Yes	0.1478747519304814
churn balanced	5390	No	0.6038348380635357
churn balanced	5390	Yes	0.3961651619364644
churn balanced	5460	No	0.13307019969873493
churn balanced	5460	Yes	0.8669298003012649
churn balanced	5530	No	0.6162000139652967
churn balanced	5530	Yes	0.3837999860347034
churn balanced	5600	No	0.2782799740393558
churn balanced	5600	Yes	0.7217200259606444
churn balanced	5670	No	0.4741032979467664
churn balanced	5670	Yes	0.5258967020532335
churn balanced	5740	No	0.8382985855586399
churn balanced	5740	Yes	0.1617014144413601
churn balanced	5810	No	0.20702960750210997
churn balanced	5810	Yes	0.7929703924978901
churn balanced	5880	No	0.9527572681792554
churn balanced	5880	Yes	0.04724273182074453
churn balanced	5950	No	0.825810293992641
churn balanced	5950	Yes	0.17418970600735906
churn balanced	6020	No	0.6100572801038022
churn balanced	6020	Yes	0.3899427198961978
churn balanced	6090	No	0.0870050950973702
churn balanced	6090	Yes	0.9129949049026297
churn balanced	6160	No	0.7932988190226046
churn balanced	6160	Yes	0.20670118097739532
churn balanced	6230	No	0.9534751692866775
churn balanced	6230	Yes	0.04652483071332252
churn balanced	6300	No	0.9062114659813229
churn balanced	6300	Yes	0.09378853401867715
churn balanced	6370	No	0.8492892677747308
churn balanced	6370	Yes	0.1507107322252692
churn balanced	6440	No	0.39444892101378354
churn balanced	6440	Yes	0.6055510789862164
churn balanced	6510	No	0.17385098603229643
churn balanced	6510	Yes	0.8261490139677038
churn balanced	6580	No	0.9742259091114374
churn balanced	6580	Yes	0.025774090888562796
churn balanced	6650	No	0.7096081773505353
churn balanced	6650	Yes	0.2903918226494647
churn balanced	6720	No	0.9933992738100312
churn balanced	6720	Yes	0.006600726189968882
churn balanced	6790	No	0.5399039798336924
churn balanced	6790	Yes	0.4600960201663075
churn balanced	6860	No	0.9069183994752699
churn balanced	6860	Yes	0.0930816005247302
churn balanced	6930	No	0.8590520700679212
churn balanced	6930	Yes	0.1409479299320788
churn balanced	7000	No	0.35983811573261815
churn balanced	7000	Yes	0.6401618842673819
churn l2	70	No	0.5561580769435155
churn l2	70	Yes	0.4438419230564845
churn l2	140	No	0.32608738448435737
churn l2	140	Yes	0.6739126155156427
churn l2	210	No	0.8955029947253857
churn l2	210	Yes	0.10449700527461431
churn l2	280	No	0.7155166992949479
churn l2	280	Yes	0.2844833007050523
churn l2	350	No	0.9165815315719082
churn l2	350	Yes	0.08341846842809182
churn l2	420	No	0.3307324615485601
churn l2	420	Yes	0.6692675384514399
churn l2	490	No	0.27528575348323747
churn l2	490	Yes	0.7247142465167626
churn l2	560	No	0.5826549305377283
churn l2	560	Yes	0.4173450694622715
churn l2	630	No	0.6991814486907224
churn l2	630	Yes	0.3008185513092777
churn l2	700	No	0.9946763871599077
churn l2	700	Yes	0.005323612840092475
churn l2	770	No	0.9038251944963912
churn l2	770	Yes	0.09617480550360885
churn l2	840	No	0.9943326559087801
churn l2	840	Yes	0.005667344091220137
churn l2	910	No	0.9098016835801357
churn l2	910	Yes	0.09019831641986428
churn l2	980	No	0.9615527707275867
churn l2	980	Yes	0.03844722927241336
churn l2	1050	No	0.8053533403960466
churn l2	1050	Yes	0.19464665960395347
churn l2	1120	No	0.9914153172733613
churn l2	1120	Yes	0.008584682726638721
churn l2	1190	No	0.4551733763473537
churn l2	1190	Yes	0.5448266236526462
churn l2	1260	No	0.8157482142898809
churn l2	1260	Yes	0.18425178571011916
churn l2	1330	No	0.9982115722180743
churn l2	1330	Yes	0.0017884277819256852
churn l2	1400	No	0.9451285639098977
churn l2	1400	Yes	0.05487143609010225
churn l2	1470	No	0.6394992937050497
churn l2	1470	Yes	0.3605007062949503
churn l2	1540	No	0.7115735671331801
churn l2	1540	Yes	0.28842643286681996
churn l2	1610	No	0.7654997698822726
churn l2	1610	Yes	0.23450023011772736
churn l2	1680	No	0.6342223889281643
churn l2	1680	Yes	0.36577761107183576
churn l2	1750	No	0.5298063282780927
churn l2	1750	Yes	0.47019367172190735
churn l2	1820	No	0.9895578206067513
churn l2	1820	Yes	0.010442179393248761
churn l2	1890	No	0.6243561379620065
churn l2	1890	Yes	0.37564386203799355
churn l2	1960	No	0.6191780251906505
churn l2	1960	Yes	0.38082197480934954
churn l2	2030	No	0.9362070206509938
churn l2	2030	Yes	0.06379297934900624
churn l2	2100	No	0.7280482947493229
churn l2	2100	Yes	0.27195170525067724
churn l2	2170	No	0.9896291921611955
churn l2	2170	Yes	0.010370807838804551
churn l2	2240	No	0.9958279711737124
churn l2	2240	Yes	0.004172028826287723
churn l2	2310	No	0.9409640198527007
churn l2	2310	Yes	0.05903598014729939
churn l2	2380	No	0.4695976157595586
churn l2	2380	Yes	0.5304023842404414
churn l2	2450	No	0.6535486241789554
churn l2	2450	Yes	0.3464513758210447
churn l2	2520	No	0.2129647077185914
churn l2	2520	Yes	0.7870352922814086
churn l2	2590	No	0.2223591508580611
churn l2	2590	Yes	0.7776408491419388
churn l2	2660	No	0.9869450715631596
churn l2	2660	Yes	0.013054928436840387
churn l2	2730	No	0.21332123113872456
churn l2	2730	Yes	0.7866787688612754
churn l2	2800	No	0.9925247549254959
churn l2	2800	Yes	0.007475245074504296
churn l2	2870	No	0.253533451818485
churn l2	2870	Yes	0.7464665481815149
churn l2	2940	No	0.5534855047956166
churn l2	2940	Yes	0.4465144952043836
churn l2	3010	No	0.703099935523058
churn l2	3010	Yes	0.296900064476942
churn l2	3080	No	0.5444716432766381
churn l2	3080	Yes	0.4555283567233619
churn l2	3150	No	0.7447362325331286
churn l2	3150	Yes	0.2552637674668714
churn l2	3220	No	0.9801243935597581
churn l2	3220	Yes	0.01987560644024188
churn l2	3290	No	0.6379908694184855
churn l2	3290	Yes	0.3620091305815145
churn l2	3360	No	0.8917878996337429
churn l2	3360	Yes	0.10821210036625703
churn l2	3430	No	0.9912148857210226
churn l2	3430	Yes	0.00878511427897741
churn l2	3500	No	0.805456089086481
churn l2	3500	Yes	0.194543910913519
churn l2	3570	No	0.9478734909382598
churn l2	3570	Yes	0.0521265090617403
churn l2	3640	No	0.7457750531239802
churn l2	3640	Yes	0.25422494687602
churn l2	3710	No	0.5907798927388125
churn l2	3710	Yes	0.4092201072611875
churn l2	3780	No	0.9925723126576993
churn l2	3780	Yes	0.007427687342300735
churn l2	3850	No	0.9193459534637655
churn l2	3850	Yes	0.08065404653623459
churn l2	3920	No	0.26247635063811914
churn l2	3920	Yes	0.737523649361881
churn l2	3990	No	0.5080280409140875
churn l2	3990	Yes	0.4919719590859127
churn l2	4060	No	0.597370522571723
churn l2	4060	Yes	0.402629477428277
churn l2	4130	No	0.6270643336980928
churn l2	4130	Yes	0.37293566630190716
churn l2	4200	No	0.7268545744845132
churn l2	4200	Yes	0.27314542551548693
churn l2	4270	No	0.6725268992473241
churn l2	4270	Yes	0.32747310075267577
churn l2	4340	No	0.9326820630401899
churn l2	4340	Yes	0.06731793695981009
churn l2	4410	No	0.9951810961856811
churn l2	4410	Yes	0.004818903814318876
churn l2	4480	No	0.9935912201891617
churn l2	4480	Yes	0.0064087798108384076
churn l2	4550	No	0.6268641638276089
churn l2	4550	Yes	0.37313583617239116
churn l2	4620	No	0.4043527157123946
churn l2	4620	Yes	0.5956472842876054
churn l2	4690	No	0.7488950165232264
churn l2	4690	Yes	0.2511049834767737
churn l2	4760	No	0.2604046073814161
churn l2	4760	Yes	0.7395953926185838
churn l2	4830	No	0.6821499961672023
churn l2	4830	Yes	0.3178500038327978
churn l2	4900	No	0.48222555835801595
churn l2	4900	Yes	0.5177744416419842
churn l2	4970	No	0.8029601754353767
churn l2	4970	Yes	0.19703982456462332
churn l2	5040	No	0.22584696550309075
churn l2	5040	Yes	0.7741530344969092
churn l2	5110	No	0.9967211894816537
churn l2	5110	Yes	0.0032788105183465597
churn l2	5180	No	0.5053613716693166
churn l2	5180	Yes	0.49463862833068334
churn l2	5250	No	0.9936775495152179
churn l2	5250	Yes	0.006322450484782037
churn l2	5320	No	0.9388836765304942
churn l2	5320	Yes	0.06111632346950579
churn l2	5390	No	0.8242821273713472
churn l2	5390	Yes	0.1757178726286529
churn l2	5460	No	0.2965460513659068
churn l2	5460	Yes	0.7034539486340932
churn l2	5530	No	0.8158536701388328
churn l2	5530	Yes	0.18414632986116716
churn l2	5600	No	0.514549283222279
churn l2	5600	Yes	0.48545071677772106
churn l2	5670	No	0.7153196940102384
churn l2	5670	Yes	0.28468030598976174
churn l2	5740	No	0.9408274397351606
churn l2	5740	Yes	0.05917256026483927
churn l2	5810	No	0.40881670956156985
churn l2	5810	Yes	0.5911832904384302
churn l2	5880	No	0.9820332427096684
churn l2	5880	Yes	0.01796675729033165
churn l2	5950	No	0.9431561780766579
churn l2	5950	Yes	0.056843821923342246
churn l2	6020	No	0.8139665519386381
churn l2	6020	Yes	0.18603344806136188
churn l2	6090	No	0.19610296571444033
churn l2	6090	Yes	0.8038970342855596
churn l2	6160	No	0.9069942526396791
churn l2	6160	Yes	0.09300574736032091
churn l2	6230	No	0.9834418184633154
churn l2	6230	Yes	0.016558181536684844
churn l2	6300	No	0.9620189132913163
churn l2	6300	Yes	0.03798108670868379
churn l2	6370	No	0.9425026552071541
churn l2	6370	Yes	0.057497344792845885
churn l2	6440	No	0.6354501631960613
churn l2	6440	Yes	0.36454983680393865
churn l2	6510	No	0.36588519175526174
churn l2	6510	Yes	0.6341148082447385
churn l2	6580	No	0.9912176880209582
churn l2	6580	Yes	0.008782311979041871
churn l2	6650	No	0.8710724577956601
churn l2	6650	Yes	0.12892754220433975
churn l2	6720	No	0.9977930199810437
churn l2	6720	Yes	0.002206980018956364
churn l2	6790	No	0.7538136993939261
churn l2	6790	Yes	0.246186300606074
churn l2	6860	No	0.9674050557665522
churn l2	6860	Yes	0.03259494423344772
churn l2	6930	No	0.9456628002052011
churn l2	6930	Yes	0.054337199794798834
churn l2	7000	No	0.6007521908366686
churn l2	7000	Yes	0.3992478091633314
churn l2 standardized	70	No	0.5548075005247638
churn l2 standardized	70	Yes	0.44519249947523626
churn l2 standardized	140	No	0.32681560596252485
churn l2 standardized	140	Yes	0.673184394037475
churn l2 standardized	210	No	0.895399681716777
churn l2 standardized	210	Yes	0.10460031828322305
churn l2 standardized	280	No	0.7183125381828737
churn l2 standardized	280	Yes	0.2816874618171265
churn l2 standardized	350	No	0.91796514579647
churn l2 standardized	350	Yes	0.08203485420352986
churn l2 standardized	420	No	0.3318049441750469
churn l2 standardized	420	Yes	0.6681950558249529
churn l2 standardized	490	No	0.2755803220920783
churn l2 standardized	490	Yes	0.7244196779079218
churn l2 standardized	560	No	0.5850370361666825
churn l2 standardized	560	Yes	0.41496296383331743
churn l2 standardized	630	No	0.6990670954306589
churn l2 standardized	630	Yes	0.3009329045693411
churn l2 standardized	700	No	0.994677859922695
churn l2 standardized	700	Yes	0.00532214007730507
churn l2 standardized	770	No	0.9038624013123894
churn l2 standardized	770	Yes	0.09613759868761071
churn l2 standardized	840	No	0.9941902282096131
churn l2 standardized	840	Yes	0.005809771790387087
churn l2 standardized	910	No	0.9133229072338
churn l2 standardized	910	Yes	0.08667709276620011
churn l2 standardized	980	No	0.9611923316548446
churn l2 standardized	980	Yes	0.038807668345155304
churn l2 standardized	1050	No	0.8065783185103191
churn l2 standardized	1050	Yes	0.19342168148968095
churn l2 standardized	1120	No	0.9912287052727617
churn l2 standardized	1120	Yes	0.008771294727238182
churn l2 standardized	1190	No	0.4557048077052621
churn l2 standardized	1190	Yes	0.5442951922947378
churn l2 standardized	1260	No	0.8163901351247004
churn l2 standardized	1260	Yes	0.18360986487529957
churn l2 standardized	1330	No	0.9980780552990127
churn l2 standardized	1330	Yes	0.001921944700987354
churn l2 standardized	1400	No	0.9448034656341519
churn l2 standardized	1400	Yes	0.055196534365848045
churn l2 standardized	1470	No	0.6366478241906153
churn l2 standardized	1470	Yes	0.3633521758093848
churn l2 standardized	1540	No	0.7144654716077665
churn l2 standardized	1540	Yes	0.2855345283922335
churn l2 standardized	1610	No	0.7687404758700807
churn l2 standardized	1610	Yes	0.23125952412991946
churn l2 standardized	1680	No	0.6365342989326864
churn l2 standardized	1680	Yes	0.36346570106731374
churn l2 standardized	1750	No	0.5321292626570481
churn l2 standardized	1750	Yes	0.46787073734295187
churn l2 standardized	1820	No	0.9894471460203866
churn l2 standardized	1820	Yes	0.010552853979613343
churn l2 standardized	1890	No	0.6246753035457594
churn l2 standardized	1890	Yes	0.37532469645424055
churn l2 standardized	1960	No	0.6210841715277597
churn l2 standardized	1960	Yes	0.37891582847224026
churn l2 standardized	2030	No	0.9363473363784762
churn l2 standardized	2030	Yes	0.06365266362152372
churn l2 standardized	2100	No	0.7251526424077311
churn l2 standardized	2100	Yes	0.2748473575922689
churn l2 standardized	2170	No	0.9896977267612704
churn l2 standardized	2170	Yes	0.010302273238729622
churn l2 standardized	2240	No	0.9956928646920795
churn l2 standardized	2240	Yes	0.00430713530792062
churn l2 standardized	2310	No	0.9421560035796595
churn l2 standardized	2310	Yes	0.05784399642034049
churn l2 standardized	2380	No	0.4716620073453514
churn l2 standardized	2380	Yes	0.5283379926546486
churn l2 standardized	2450	No	0.6543146292100627
churn l2 standardized	2450	Yes	0.3456853707899375
churn l2 standardized	2520	No	0.21337102916882575
churn l2 standardized	2520	Yes	0.7866289708311743
churn l2 standardized	2590	No	0.22362484530980317
churn l2 standardized	2590	Yes	0.7763751546901969
churn l2 standardized	2660	No	0.9871857424357824
churn l2 standardized	2660	Yes	0.0128142575642176
churn l2 standardized	2730	No	0.21364501235391625
churn l2 standardized	2730	Yes	0.7863549876460838
churn l2 standardized	2800	No	0.9919885424705209
churn l2 standardized	2800	Yes	0.00801145752947921
churn l2 standardized	2870	No	0.2531548918877658
churn l2 standardized	2870	Yes	0.7468451081122343
churn l2 standardized	2940	No	0.5499433192917801
churn l2 standardized	2940	Yes	0.45005668070822
churn l2 standardized	3010	No	0.7048357196072722
churn l2 standardized	3010	Yes	0.29516428039272774
churn l2 standardized	3080	No	0.5443197922440514
churn l2 standardized	3080	Yes	0.4556802077559486
churn l2 standardized	3150	No	0.7433747847591531
churn l2 standardized	3150	Yes	0.2566252152408469
churn l2 standardized	3220	No	0.980097466693389
churn l2 standardized	3220	Yes	0.019902533306611143
churn l2 standardized	3290	No	0.6353708185531934
churn l2 standardized	3290	Yes	0.3646291814468066
churn l2 standardized	3360	No	0.8896288986704581
churn l2 standardized	3360	Yes	0.11037110132954181
churn l2 standardized	3430	No	0.9906478466687337
churn l2 standardized	3430	Yes	0.00935215333126633
churn l2 standardized	3500	No	0.8074638008765567
churn l2 standardized	3500	Yes	0.19253619912344333
churn l2 standardized	3570	No	0.947299572365792
churn l2 standardized	3570	Yes	0.05270042763420794
churn l2 standardized	3640	No	0.7477430051844404
churn l2 standardized	3640	Yes	0.2522569948155597
churn l2 standardized	3710	No	0.5940546459589949
churn l2 standardized	3710	Yes	0.40594535404100507
churn l2 standardized	3780	No	0.9926020122689354
churn l2 standardized	3780	Yes	0.007397987731064696
churn l2 standardized	3850	No	0.9213546352471764
churn l2 standardized	3850	Yes	0.07864536475282347
churn l2 standardized	3920	No	0.26051093494814404
churn l2 standardized	3920	Yes	0.7394890650518561
churn l2 standardized	3990	No	0.5083944734513159
churn l2 standardized	3990	Yes	0.4916055265486841
churn l2 standardized	4060	No	0.5988928334268038
churn l2 standardized	4060	Yes	0.4011071665731961
churn l2 standardized	4130	No	0.6234922754271791
churn l2 standardized	4130	Yes	0.37650772457282095
churn l2 standardized	4200	No	0.7274393811805537
churn l2 standardized	4200	Yes	0.27256061881944627
churn l2 standardized	4270	No	0.6719956481743986
churn l2 standardized	4270	Yes	0.3280043518256013
churn l2 standardized	4340	No	0.9320333113735524
churn l2 standardized	4340	Yes	0.06796668862644763
churn l2 standardized	4410	No	0.9950567440052216
churn l2 standardized	4410	Yes	0.004943255994778563
churn l2 standardized	4480	No	0.9932666416917839
churn l2 standardized	4480	Yes	0.006733358308216093
churn l2 standardized	4550	No	0.6287212555296624
churn l2 standardized	4550	Yes	0.3712787444703376
churn l2 standardized	4620	No	0.4045304158731525
churn l2 standardized	4620	Yes	0.5954695841268475
churn l2 standardized	4690	No	0.7511143834121013
churn l2 standardized	4690	Yes	0.24888561658789868
churn l2 standardized	4760	No	0.25960807926304325
churn l2 standardized	4760	Yes	0.7403919207369568
churn l2 standardized	4830	No	0.683431463148431
churn l2 standardized	4830	Yes	0.31656853685156905
churn l2 standardized	4900	No	0.4812353552859924
churn l2 standardized	4900	Yes	0.5187646447140076
churn l2 standardized	4970	No	0.8051516852098699
churn l2 standardized	4970	Yes	0.1948483147901301
churn l2 standardized	5040	No	0.2257593179279896
churn l2 standardized	5040	Yes	0.7742406820720105
churn l2 standardized	5110	No	0.9966782933365234
churn l2 standardized	5110	Yes	0.0033217066634768813
churn l2 standardized	5180	No	0.5052826032970588
churn l2 standardized	5180	Yes	0.49471739670294124
churn l2 standardized	5250	No	0.9936397760223635
churn l2 standardized	5250	Yes	0.006360223977636483
churn l2 standardized	5320	No	0.9408407039412637
churn l2 standardized	5320	Yes	0.05915929605873613
churn l2 standardized	5390	No	0.8204916694510989
churn l2 standardized	5390	Yes	0.17950833054890117
churn l2 standardized	5460	No	0.2949609716688497
churn l2 standardized	5460	Yes	0.7050390283311502
churn l2 standardized	5530	No	0.8170474779785688
churn l2 standardized	5530	Yes	0.18295252202143109
churn l2 standardized	5600	No	0.511715932893481
churn l2 standardized	5600	Yes	0.48828406710651906
churn l2 standardized	5670	No	0.7166196606421903
churn l2 standardized	5670	Yes	0.2833803393578098
churn l2 standardized	5740	No	0.9420638446398671
churn l2 standardized	5740	Yes	0.05793615536013285
churn l2 standardized	5810	No	0.40814307194354116
churn l2 standardized	5810	Yes	0.5918569280564587
churn l2 standardized	5880	No	0.9822452690974053
churn l2 standardized	5880	Yes	0.01775473090259477
churn l2 standardized	5950	No	0.9399402247008054
churn l2 standardized	5950	Yes	0.06005977529919469
churn l2 standardized	6020	No	0.8134064125183862
churn l2 standardized	6020	Yes	0.1865935874816138
churn l2 standardized	6090	No	0.19613789815201146
churn l2 standardized	6090	Yes	0.8038621018479885
churn l2 standardized	6160	No	0.9087522333062665
churn l2 standardized	6160	Yes	0.09124776669373344
churn l2 standardized	6230	No	0.9837019073020159
churn l2 standardized	6230	Yes	0.016298092697984285
churn l2 standardized	6300	No	0.9626098913754141
churn l2 standardized	6300	Yes	0.03739010862458593
churn l2 standardized	6370	No	0.9442176518324782
churn l2 standardized	6370	Yes	0.05578234816752174
churn l2 standardized	6440	No	0.636917412249887
churn l2 standardized	6440	Yes	0.363082587750113
churn l2 standardized	6510	No	0.37095645699236196
churn l2 standardized	6510	Yes	0.629043543007638
churn l2 standardized	6580	No	0.9912680681862281
churn l2 standardized	6580	Yes	0.008731931813771835
churn l2 standardized	6650	No	0.8720729474917507
churn l2 standardized	6650	Yes	0.1279270525082493
churn l2 standardized	6720	No	0.9976579897680903
churn l2 standardized	6720	Yes	0.002342010231909897
churn l2 standardized	6790	No	0.7557138807794066
churn l2 standardized	6790	Yes	0.24428611922059343
churn l2 standardized	6860	No	0.967954855336943
churn l2 standardized	6860	Yes	0.032045144663056996
churn l2 standardized	6930	No	0.9445244982089658
churn l2 standardized	6930	Yes	0.055475501791034144
churn l2 standardized	7000	No	0.6036613078430411
churn l2 standardized	7000	Yes	0.3963386921569588
churn l2 balanced	70	No	0.32391730298106075
churn l2 balanced	70	Yes	0.6760826970189393
churn l2 balanced	140	No	0.15909218230162975
churn l2 balanced	140	Yes	0.8409078176983701
churn l2 balanced	210	No	0.7370255180022963
churn l2 balanced	210	Yes	0.2629744819977038
churn l2 balanced	280	No	0.4732157270959721
churn l2 balanced	280	Yes	0.5267842729040279
churn l2 balanced	350	No	0.7896205359337649
churn l2 balanced	350	Yes	0.210379464066235
churn l2 balanced	420	No	0.1654167445678459
churn l2 balanced	420	Yes	0.8345832554321542
churn l2 balanced	490	No	0.1288241461124051
churn l2 balanced	490	Yes	0.8711758538875949
churn l2 balanced	560	No	0.331995033723457
churn l2 balanced	560	Yes	0.6680049662765429
churn l2 balanced	630	No	0.4331500178743682
churn l2 balanced	630	Yes	0.5668499821256318
churn l2 balanced	700	No	0.9849908226904699
churn l2 balanced	700	Yes	0.015009177309530162
churn l2 balanced	770	No	0.7625845564218549
churn l2 balanced	770	Yes	0.23741544357814512
churn l2 balanced	840	No	0.9836548878639237
churn l2 balanced	840	Yes	0.016345112136076326
churn l2 balanced	910	No	0.7843899071484913
churn l2 balanced	910	Yes	0.21561009285150853
churn l2 balanced	980	No	0.8982256657652029
churn l2 balanced	980	Yes	0.10177433423479712
churn l2 balanced	1050	No	0.6052378139310383
churn l2 balanced	1050	Yes	0.39476218606896185
churn l2 balanced	1120	No	0.974507409436298
churn l2 balanced	1120	Yes	0.025492590563702046
churn l2 balanced	1190	No	0.2370169721586325
churn l2 balanced	1190	Yes	0.7629830278413674
churn l2 balanced	1260	No	0.6038125673465976
churn l2 balanced	1260	Yes	0.3961874326534024
churn l2 balanced	1330	No	0.9943545997076196
churn l2 balanced	1330	Yes	0.0056454002923804715
churn l2 balanced	1400	No	0.8647339335122494
churn l2 balanced	1400	Yes	0.13526606648775072
churn l2 balanced	1470	No	0.3723124028763236
churn l2 balanced	1470	Yes	0.6276875971236765
churn l2 balanced	1540	No	0.4746808525531237
churn l2 balanced	1540	Yes	0.5253191474468762
churn l2 balanced	1610	No	0.5375303531059825
churn l2 balanced	1610	Yes	0.4624696468940175
churn l2 balanced	1680	No	0.39461731403395867
churn l2 balanced	1680	Yes	0.6053826859660414
churn l2 balanced	1750	No	0.2763398850659008
churn l2 balanced	1750	Yes	0.7236601149340993
churn l2 balanced	1820	No	0.9704706499484723
churn l2 balanced	1820	Yes	0.029529350051527615
churn l2 balanced	1890	No	0.37361614029343304
churn l2 balanced	1890	Yes	0.626383859706567
churn l2 balanced	1960	No	0.36572540564024586
churn l2 balanced	1960	Yes	0.6342745943597543
churn l2 balanced	2030	No	0.8271112754633121
churn l2 balanced	2030	Yes	0.17288872453668794
churn l2 balanced	2100	No	0.4841164374038867
churn l2 balanced	2100	Yes	0.5158835625961132
churn l2 balanced	2170	No	0.9701879644260087
churn l2 balanced	2170	Yes	0.02981203557399143
churn l2 balanced	2240	No	0.9876326053808988
churn l2 balanced	2240	Yes	0.0123673946191013
churn l2 balanced	2310	No	0.8540722499112245
churn l2 balanced	2310	Yes	0.14592775008877534
churn l2 balanced	2380	No	0.23875305217177473
churn l2 balanced	2380	Yes	0.7612469478282252
churn l2 balanced	2450	No	0.41370308042466447
churn l2 balanced	2450	Yes	0.5862969195753354
churn l2 balanced	2520	No	0.09614374191037277
churn l2 balanced	2520	Yes	0.9038562580896272
churn l2 balanced	2590	No	0.09958400754960191
churn l2 balanced	2590	Yes	0.9004159924503979
churn l2 balanced	2660	No	0.963954951485104
churn l2 balanced	2660	Yes	0.03604504851489602
churn l2 balanced	2730	No	0.09444170993072465
churn l2 balanced	2730	Yes	0.9055582900692754
churn l2 balanced	2800	No	0.9767979528709608
churn l2 balanced	2800	Yes	0.023202047129039303
churn l2 balanced	2870	No	0.11259285512377712
churn l2 balanced	2870	Yes	0.8874071448762229
churn l2 balanced	2940	No	0.3108400293649056
churn l2 balanced	2940	Yes	0.6891599706350943
churn l2 balanced	3010	No	0.47496196990032796
churn l2 balanced	3010	Yes	0.525038030099672
churn l2 balanced	3080	No	0.2996007200520381
churn l2 balanced	3080	Yes	0.7003992799479617
churn l2 balanced	3150	No	0.5077539784298863
churn l2 balanced	3150	Yes	0.49224602157011377
churn l2 balanced	3220	No	0.9501758902615616
churn l2 balanced	3220	Yes	0.04982410973843849
churn l2 balanced	3290	No	0.3877986540314185
churn l2 balanced	3290	Yes	0.6122013459685814
churn l2 balanced	3360	No	0.7422571886830528
churn l2 balanced	3360	Yes	0.2577428113169473
churn l2 balanced	3430	No	0.9734820811863204
churn l2 balanced	3430	Yes	0.026517918813679698
churn l2 balanced	3500	No	0.6070022757563184
churn l2 balanced	3500	Yes	0.3929977242436817
churn l2 balanced	3570	No	0.8660551732331176
churn l2 balanced	3570	Yes	0.13394482676688224
churn l2 balanced	3640	No	0.5187995188315717
churn l2 balanced	3640	Yes	0.4812004811684283
churn l2 balanced	3710	No	0.3487563250099761
churn l2 balanced	3710	Yes	0.651243674990024
churn l2 balanced	3780	No	0.978623400865442
churn l2 balanced	3780	Yes	0.021376599134558107
churn l2 balanced	3850	No	0.8108725845187511
churn l2 balanced	3850	Yes	0.18912741548124887
churn l2 balanced	3920	No	0.11988223357292327
churn l2 balanced	3920	Yes	0.8801177664270768
churn l2 balanced	3990	No	0.2772149337365334
churn l2 balanced	3990	Yes	0.7227850662634668
churn l2 balanced	4060	No	0.3528887481237879
churn l2 balanced	4060	Yes	0.6471112518762121
churn l2 balanced	4130	No	0.3802862744505091
churn l2 balanced	4130	Yes	0.6197137255494911
churn l2 balanced	4200	No	0.4793608748571158
churn l2 balanced	4200	Yes	0.5206391251428844
churn l2 balanced	4270	No	0.42848842562361633
churn l2 balanced	4270	Yes	0.5715115743763836
churn l2 balanced	4340	No	0.8237621745119861
churn l2 balanced	4340	Yes	0.17623782548801387
churn l2 balanced	4410	No	0.985307300786558
churn l2 balanced	4410	Yes	0.014692699213442063
churn l2 balanced	4480	No	0.9811192009140203
churn l2 balanced	4480	Yes	0.018880799085979862
churn l2 balanced	4550	No	0.3949173580452762
churn l2 balanced	4550	Yes	0.6050826419547237
churn l2 balanced	4620	No	0.20345554705821098
churn l2 balanced	4620	Yes	0.7965444529417891
churn l2 balanced	4690	No	0.52064507060682
churn l2 balanced	4690	Yes	0.4793549293931801
churn l2 balanced	4760	No	0.11619358009145664
churn l2 balanced	4760	Yes	0.8838064199085434
churn l2 balanced	4830	No	0.4401965440849775
churn l2 balanced	4830	Yes	0.5598034559150227
churn l2 balanced	4900	No	0.2660797138932453
churn l2 balanced	4900	Yes	0.7339202861067549
churn l2 balanced	4970	No	0.5996329523506075
churn l2 balanced	4970	Yes	0.40036704764939246
churn l2 balanced	5040	No	0.09905545995234191
churn l2 balanced	5040	Yes	0.9009445400476583
churn l2 balanced	5110	No	0.990102505267876
churn l2 balanced	5110	Yes	0.00989749473212402
churn l2 balanced	5180	No	0.26215295813802875
churn l2 balanced	5180	Yes	0.7378470418619713
churn l2 balanced	5250	No	0.981131702733736
churn l2 balanced	5250	Yes	0.018868297266264232
churn l2 balanced	5320	No	0.85124157910065
churn l2 balanced	5320	Yes	0.14875842089934993
churn l2 balanced	5390	No	0.6082289038632459
churn l2 balanced	5390	Yes	0.391771096136754
churn l2 balanced	5460	No	0.13539264565844725
churn l2 balanced	5460	Yes	0.8646073543415527
churn l2 balanced	5530	No	0.6162734859955369
churn l2 balanced	5530	Yes	0.38372651400446306
churn l2 balanced	5600	No	0.27894508413211594
churn l2 balanced	5600	Yes	0.7210549158678842
churn l2 balanced	5670	No	0.4719800063977429
churn l2 balanced	5670	Yes	0.5280199936022572
churn l2 balanced	5740	No	0.8420992733290104
churn l2 balanced	5740	Yes	0.15790072667098962
churn l2 balanced	5810	No	0.20401470071526612
churn l2 balanced	5810	Yes	0.7959852992847337
churn l2 balanced	5880	No	0.9509083788669876
churn l2 balanced	5880	Yes	0.049091621133012305
churn l2 balanced	5950	No	0.8263587479471255
churn l2 balanced	5950	Yes	0.1736412520528744
churn l2 balanced	6020	No	0.6067704666592136
churn l2 balanced	6020	Yes	0.3932295333407864
churn l2 balanced	6090	No	0.08599899479573268
churn l2 balanced	6090	Yes	0.9140010052042671
churn l2 balanced	6160	No	0.7915819935284372
churn l2 balanced	6160	Yes	0.20841800647156292
churn l2 balanced	6230	No	0.9522744794600304
churn l2 balanced	6230	Yes	0.047725520539969674
churn l2 balanced	6300	No	0.9030548722000956
churn l2 balanced	6300	Yes	0.09694512779990426
churn l2 balanced	6370	No	0.8475580116917474
churn l2 balanced	6370	Yes	0.15244198830825245
churn l2 balanced	6440	No	0.3863816264023353
churn l2 balanced	6440	Yes	0.6136183735976647
churn l2 balanced	6510	No	0.17411187216849555
churn l2 balanced	6510	Yes	0.8258881278315046
churn l2 balanced	6580	No	0.9741083820889819
churn l2 balanced	6580	Yes	0.025891617911018152
churn l2 balanced	6650	No	0.710030308698026
churn l2 balanced	6650	Yes	0.28996969130197414
churn l2 balanced	6720	No	0.9931507509249498
churn l2 balanced	6720	Yes	0.006849249075050297
churn l2 balanced	6790	No	0.5389792785198888
churn l2 balanced	6790	Yes	0.46102072148011114
churn l2 balanced	6860	No	0.9116856076661682
churn l2 balanced	6860	Yes	0.08831439233383179
churn l2 balanced	6930	No	0.8587305018574256
churn l2 balanced	6930	Yes	0.1412694981425745
churn l2 balanced	7000	No	0.35822026489011843
churn l2 balanced	7000	Yes	0.6417797351098814
contract	140	Month-to-month	0.9893090324344402
contract	140	One year	0.010560840146530939
contract	140	Two year	0.00013012741902895865
contract	280	Month-to-month	0.9390389008667197
contract	280	One year	0.05835806907818793
contract	280	Two year	0.0026030300550924255
contract	420	Month-to-month	0.9896984636820525
contract	420	One year	0.01017749230646341
contract	420	Two year	0.00012404401148401883
contract	560	Month-to-month	0.921394671730712
contract	560	One year	0.07300995608267222
contract	560	Two year	0.0055953721866158
contract	700	Month-to-month	0.018164614955511735
contract	700	One year	0.21273594736912532
contract	700	Two year	0.7690994376753635
contract	840	Month-to-month	0.039339719515551985
contract	840	One year	0.26132005835467015
contract	840	Two year	0.6993402221297779
contract	980	Month-to-month	0.43180572238886744
contract	980	One year	0.381839416917715
contract	980	Two year	0.18635486069341778
contract	1120	Month-to-month	0.008965389773315329
contract	1120	One year	0.17488109623379167
contract	1120	Two year	0.8161535139928928
contract	1260	Month-to-month	0.6686056446172951
contract	1260	One year	0.27736636027931705
contract	1260	Two year	0.05402799510338786
contract	1400	Month-to-month	0.46249238097470896
contract	1400	One year	0.3541657929151844
contract	1400	Two year	0.18334182611010663
contract	1540	Month-to-month	0.9430627698779012
contract	1540	One year	0.054629220216088445
contract	1540	Two year	0.0023080099060104596
contract	1680	Month-to-month	0.9801251716621524
contract	1680	One year	0.01952151661884237
contract	1680	Two year	0.00035331171900527175
contract	1820	Month-to-month	0.0230911825407042
contract	1820	One year	0.25036033614154735
contract	1820	Two year	0.7265484813177487
contract	1960	Month-to-month	0.8019806306038119
contract	1960	One year	0.17370493179252014
contract	1960	Two year	0.024314437603667905
contract	2100	Month-to-month	0.37068887210283097
contract	2100	One year	0.39127066107010455
contract	2100	Two year	0.23804046682706467
contract	2240	Month-to-month	0.010134848548924812
contract	2240	One year	0.19121408673949686
contract	2240	Two year	0.7986510647115782
contract	2380	Month-to-month	0.8689946001177268
contract	2380	One year	0.12038896902300718
contract	2380	Two year	0.010616430859266127
contract	2520	Month-to-month	0.9798996151545244
contract	2520	One year	0.01962274158834304
contract	2520	Two year	0.00047764325713276233
contract	2660	Month-to-month	0.03178616492289901
contract	2660	One year	0.2629718166106606
contract	2660	Two year	0.7052420184664404
contract	2800	Month-to-month	0.011273458282804896
contract	2800	One year	0.16742202454531327
contract	2800	Two year	0.8213045171718818
contract	2940	Month-to-month	0.9346982209664809
contract	2940	One year	0.061252080963249494
contract	2940	Two year	0.004049698070269591
contract	3080	Month-to-month	0.9724131818313456
contract	3080	One year	0.026820016055053957
contract	3080	Two year	0.000766802113600455
contract	3220	Month-to-month	0.25924678162762865
contract	3220	One year	0.3928959144626083
contract	3220	Two year	0.34785730390976294
contract	3360	Month-to-month	0.48406591878316707
contract	3360	One year	0.3360308080444502
contract	3360	Two year	0.17990327317238272
contract	3500	Month-to-month	0.7292231009479042
contract	3500	One year	0.2160937933152538
contract	3500	Two year	0.054683105736842014
contract	3640	Month-to-month	0.5629625374930419
contract	3640	One year	0.3381375332048578
contract	3640	Two year	0.09889992930210027
contract	3780	Month-to-month	0.05471117012194455
contract	3780	One year	0.3342520213585566
contract	3780	Two year	0.611036808519499
contract	3920	Month-to-month	0.9736169580488367
contract	3920	One year	0.025610451015552985
contract	3920	Two year	0.000772590935610375
contract	4060	Month-to-month	0.9558816382592594
contract	4060	One year	0.042561761839991455
contract	4060	Two year	0.0015565999007492147
contract	4200	Month-to-month	0.1444311222911941
contract	4200	One year	0.37069258054323234
contract	4200	Two year	0.4848762971655738
contract	4340	Month-to-month	0.23711014887140922
contract	4340	One year	0.42610171602934394
contract	4340	Two year	0.33678813509924677
contract	4480	Month-to-month	0.007415601087779371
contract	4480	One year	0.14108405895764922
contract	4480	Two year	0.8515003399545715
contract	4620	Month-to-month	0.9274268655236039
contract	4620	One year	0.06720486190694298
contract	4620	Two year	0.0053682725694529955
contract	4760	Month-to-month	0.9794324796919579
contract	4760	One year	0.020091365491769125
contract	4760	Two year	0.0004761548162731251
contract	4900	Month-to-month	0.955645929953459
contract	4900	One year	0.042682552162658774
contract	4900	Two year	0.001671517883882291
contract	5040	Month-to-month	0.9892861947627065
contract	5040	One year	0.010578912856803905
contract	5040	Two year	0.0001348923804895106
contract	5180	Month-to-month	0.9217762698681203
contract	5180	One year	0.0723121748249813
contract	5180	Two year	0.005911555306898192
contract	5320	Month-to-month	0.08378765578522554
contract	5320	One year	0.3427404367758912
contract	5320	Two year	0.5734719074388834
contract	5460	Month-to-month	0.9635829655525919
contract	5460	One year	0.03508510033600491
contract	5460	Two year	0.001331934111403207
contract	5600	Month-to-month	0.9008319717829967
contract	5600	One year	0.08956137428273245
contract	5600	Two year	0.00960665393427098
contract	5740	Month-to-month	0.060546786465693524
contract	5740	One year	0.3317608458798617
contract	5740	Two year	0.6076923676544446
contract	5880	Month-to-month	0.48894672345814705
contract	5880	One year	0.3570292158619533
contract	5880	Two year	0.15402406067989957
contract	6020	Month-to-month	0.6937724941445959
contract	6020	One year	0.2527414410778638
contract	6020	Two year	0.05348606477754033
contract	6160	Month-to-month	0.7117432299900951
contract	6160	One year	0.22741186335321148
contract	6160	Two year	0.06084490665669332
contract	6300	Month-to-month	0.15723802035046017
contract	6300	One year	0.38853660506993626
contract	6300	Two year	0.4542253745796036
contract	6440	Month-to-month	0.5405590218305174
contract	6440	One year	0.320335700343408
contract	6440	Two year	0.13910527782607462
contract	6580	Month-to-month	0.008983378301895354
contract	6580	One year	0.16725106497163122
contract	6580	Two year	0.8237655567264739
contract	6720	Month-to-month	0.0015615494653088023
contract	6720	One year	0.07522120901654084
contract	6720	Two year	0.92321724151815
contract	6860	Month-to-month	0.013021700242584321
contract	6860	One year	0.18318192270187292
contract	6860	Two year	0.8037963770555431
contract	7000	Month-to-month	0.9670201237233254
contract	7000	One year	0.03204534351301062
contract	7000	Two year	0.0009345327636638972
contract l2	140	Month-to-month	0.9891893751539351
contract l2	140	One year	0.010676290991759823
contract l2	140	Two year	0.0001343338543053105
contract l2	280	Month-to-month	0.9387227288749577
contract l2	280	One year	0.058623026172212406
contract l2	280	Two year	0.002654244952830041
contract l2	420	Month-to-month	0.9895803762338552
contract l2	420	One year	0.01029152893310515
contract l2	420	Two year	0.0001280948330391452
contract l2	560	Month-to-month	0.9209528855578112
contract l2	560	One year	0.07334151273088428
contract l2	560	Two year	0.005705601711304674
contract l2	700	Month-to-month	0.018407608883755693
contract l2	700	One year	0.21331457299224738
contract l2	700	Two year	0.768277818123997
contract l2	840	Month-to-month	0.03978227567811973
contract l2	840	One year	0.2617433405421763
contract l2	840	Two year	0.6984743837797041
contract l2	980	Month-to-month	0.43196133038694806
contract l2	980	One year	0.3809871740118569
contract l2	980	Two year	0.18705149560119522
contract l2	1120	Month-to-month	0.009110752682350332
contract l2	1120	One year	0.17557607266344186
contract l2	1120	Two year	0.8153131746542077
contract l2	1260	Month-to-month	0.6682749644831114
contract l2	1260	One year	0.2773017515150998
contract l2	1260	Two year	0.05442328400178869
contract l2	1400	Month-to-month	0.46270959401757156
contract l2	1400	One year	0.3534017805362652
contract l2	1400	Two year	0.1838886254461632
contract l2	1540	Month-to-month	0.9427555467933406
contract l2	1540	One year	0.05488986969754833
contract l2	1540	Two year	0.0023545835091109673
contract l2	1680	Month-to-month	0.9799574826577108
contract l2	1680	One year	0.019679484538108992
contract l2	1680	Two year	0.0003630328041801704
contract l2	1820	Month-to-month	0.02337404664017885
contract l2	1820	One year	0.25078706888129293
contract l2	1820	Two year	0.7258388844785284
contract l2	1960	Month-to-month	0.8014855854107721
contract l2	1960	One year	0.17387967732040807
contract l2	1960	Two year	0.024634737268819772
contract l2	2100	Month-to-month	0.3708261549525762
contract l2	2100	One year	0.3904626489798146
contract l2	2100	Two year	0.23871119606760935
contract l2	2240	Month-to-month	0.010299880299581404
contract l2	2240	One year	0.19186865276446013
contract l2	2240	Two year	0.7978314669359584
contract l2	2380	Month-to-month	0.8684172157186687
contract l2	2380	One year	0.12080758070386485
contract l2	2380	Two year	0.010775203577466327
contract l2	2520	Month-to-month	0.979704113726748
contract l2	2520	One year	0.01980511987480468
contract l2	2520	Two year	0.0004907663984474663
contract l2	2660	Month-to-month	0.03210209649473342
contract l2	2660	One year	0.26332936050071626
contract l2	2660	Two year	0.7045685430045503
contract l2	2800	Month-to-month	0.01146477823652922
contract l2	2800	One year	0.16819841568407098
contract l2	2800	Two year	0.8203368060793996
contract l2	2940	Month-to-month	0.9342209707051976
contract l2	2940	One year	0.061640241518557896
contract l2	2940	Two year	0.004138787776244626
contract l2	3080	Month-to-month	0.9721922730416356
contract l2	3080	One year	0.027021844420246938
contract l2	3080	Two year	0.0007858825381176263
contract l2	3220	Month-to-month	0.25991704017860295
contract l2	3220	One year	0.39207523260076554
contract l2	3220	Two year	0.34800772722063145
contract l2	3360	Month-to-month	0.48428714916768073
contract l2	3360	One year	0.33530701125973833
contract l2	3360	Two year	0.18040583957258102
contract l2	3500	Month-to-month	0.7287845848125397
contract l2	3500	One year	0.21606600433765719
contract l2	3500	Two year	0.05514941084980317
contract l2	3640	Month-to-month	0.5629216458849481
contract l2	3640	One year	0.33774655527685543
contract l2	3640	Two year	0.09933179883819648
contract l2	3780	Month-to-month	0.055129234223727445
contract l2	3780	One year	0.3342512402842016
contract l2	3780	Two year	0.6106195254920711
contract l2	3920	Month-to-month	0.9733813754154239
contract l2	3920	One year	0.02582631616162808
contract l2	3920	Two year	0.000792308422947928
contract l2	4060	Month-to-month	0.9555868146991812
contract l2	4060	One year	0.04282194947883104
contract l2	4060	Two year	0.0015912358219876959
contract l2	4200	Month-to-month	0.14491169564752213
contract l2	4200	One year	0.3702443950394042
contract l2	4200	Two year	0.48484390931307364
contract l2	4340	Month-to-month	0.23756841683454272
contract l2	4340	One year	0.4251612956833521
contract l2	4340	Two year	0.33727028748210514
contract l2	4480	Month-to-month	0.007554389852420263
contract l2	4480	One year	0.14189128818358618
contract l2	4480	Two year	0.8505543219639934
contract l2	4620	Month-to-month	0.9269324758059474
contract l2	4620	One year	0.06758833800591312
contract l2	4620	Two year	0.00547918618813943
contract l2	4760	Month-to-month	0.9792420085624547
contract l2	4760	One year	0.02026890937283381
contract l2	4760	Two year	0.0004890820647113441
contract l2	4900	Month-to-month	0.9553250970062185
contract l2	4900	One year	0.04296588551113443
contract l2	4900	Two year	0.0017090174826472132
contract l2	5040	Month-to-month	0.9891632863531223
contract l2	5040	One year	0.010697447092943674
contract l2	5040	Two year	0.00013926655393361453
contract l2	5180	Month-to-month	0.921286838928922
contract l2	5180	One year	0.07268353794929351
contract l2	5180	Two year	0.006029623121784305
contract l2	5320	Month-to-month	0.08424117338533338
contract l2	5320	One year	0.3426336665200571
contract l2	5320	Two year	0.5731251600946095
contract l2	5460	Month-to-month	0.9633004058639313
contract l2	5460	One year	0.03533688562408217
contract l2	5460	Two year	0.0013627085119866423
contract l2	5600	Month-to-month	0.9002080846716444
contract l2	5600	One year	0.09000792075416977
contract l2	5600	Two year	0.009783994574185727
contract l2	5740	Month-to-month	0.06094631414756401
contract l2	5740	One year	0.33177046911403874
contract l2	5740	Two year	0.6072832167383974
contract l2	5880	Month-to-month	0.4888990421175115
contract l2	5880	One year	0.3563553533778312
contract l2	5880	Two year	0.15474560450465738
contract l2	6020	Month-to-month	0.6935491809148758
contract l2	6020	One year	0.2526009728189168
contract l2	6020	Two year	0.053849846266207216
contract l2	6160	Month-to-month	0.7113355976054516
contract l2	6160	One year	0.2273311559452028
contract l2	6160	Two year	0.061333246449345825
contract l2	6300	Month-to-month	0.15779518345060392
contract l2	6300	One year	0.3879237050068976
contract l2	6300	Two year	0.4542811115424986
contract l2	6440	Month-to-month	0.5399995056148134
contract l2	6440	One year	0.3200930857473245
contract l2	6440	Two year	0.1399074086378622
contract l2	6580	Month-to-month	0.00912325399688058
contract l2	6580	One year	0.1679614652574124
contract l2	6580	Two year	0.822915280745707
contract l2	6720	Month-to-month	0.0016014759162960906
contract l2	6720	One year	0.07593573112791391
contract l2	6720	Two year	0.9224627929557899
contract l2	6860	Month-to-month	0.013194145564027822
contract l2	6860	One year	0.18385541349152468
contract l2	6860	Two year	0.8029504409444476
contract l2	7000	Month-to-month	0.9668087570356244
contract l2	7000	One year	0.032235057946566587
contract l2	7000	Two year	0.0009561850178088758
cancer	10	benign	0.20530619978887243
cancer	10	malignant	0.7946938002111275
cancer	20	benign	0.9644352695146431
cancer	20	malignant	0.03556473048535691
cancer	30	benign	0.08896214683987431
cancer	30	malignant	0.9110378531601256
cancer	40	benign	0.6756499084413344
cancer	40	malignant	0.3243500915586656
cancer	50	benign	0.9007499923121336
cancer	50	malignant	0.09925000768786643
cancer	60	benign	0.999976502871736
cancer	60	malignant	2.349712826402558e-05
cancer	70	benign	0.9715714671055002
cancer	70	malignant	0.02842853289449984
cancer	80	benign	0.9420436731892669
cancer	80	malignant	0.05795632681073309
cancer	90	benign	0.35647322012275195
cancer	90	malignant	0.643526779877248
cancer	100	benign	0.6011278998547835
cancer	100	malignant	0.3988721001452164
cancer	110	benign	0.995351503977696
cancer	110	malignant	0.004648496022304076
cancer	120	benign	0.08105717582387553
cancer	120	malignant	0.9189428241761247
cancer	130	benign	0.00012766246444280885
cancer	130	malignant	0.9998723375355577
cancer	140	benign	0.9818457136457147
cancer	140	malignant	0.018154286354285336
cancer	150	benign	0.9883638908757453
cancer	150	malignant	0.011636109124254812
cancer	160	benign	0.9999695588272705
cancer	160	malignant	3.0441172729599472e-05
cancer	170	benign	0.6140135679816754
cancer	170	malignant	0.3859864320183245
cancer	180	benign	0.9978512455072828
cancer	180	malignant	0.0021487544927173384
cancer	190	benign	0.998892954107163
cancer	190	malignant	0.0011070458928371058
cancer	200	benign	0.5139230729027124
cancer	200	malignant	0.48607692709728767
cancer	210	benign	0.976566173742159
cancer	210	malignant	0.023433826257841055
cancer	220	benign	0.00018258291794345728
cancer	220	malignant	0.9998174170820563
cancer	230	benign	0.5222376083794631
cancer	230	malignant	0.47776239162053685
cancer	240	benign	4.2911473784449596e-05
cancer	240	malignant	0.9999570885262166
cancer	250	benign	0.9949457516631175
cancer	250	malignant	0.005054248336882622
cancer	260	benign	0.0011252530048860836
cancer	260	malignant	0.9988747469951139
cancer	270	benign	0.9733638146329099
cancer	270	malignant	0.026636185367090268
cancer	280	benign	0.9521958848380985
cancer	280	malignant	0.0478041151619015
cancer	290	benign	0.9979056580575313
cancer	290	malignant	0.0020943419424689696
cancer	300	benign	0.9804636395639099
cancer	300	malignant	0.019536360436090253
cancer	310	benign	0.9977861920212022
cancer	310	malignant	0.002213807978797995
cancer	320	benign	0.999093865197007
cancer	320	malignant	0.0009061348029931578
cancer	330	benign	0.004695482980953329
cancer	330	malignant	0.995304517019047
cancer	340	benign	5.913674229019909e-07
cancer	340	malignant	0.9999994086325764
cancer	350	benign	0.9357697680710475
cancer	350	malignant	0.06423023192895248
cancer	360	benign	0.9990645532624115
cancer	360	malignant	0.0009354467375885825
cancer	370	benign	1.005921008600744e-05
cancer	370	malignant	0.9999899407899147
cancer	380	benign	0.8516627033429167
cancer	380	malignant	0.14833729665708334
cancer	390	benign	0.0003506101772090361
cancer	390	malignant	0.9996493898227907
cancer	400	benign	0.9963535440118867
cancer	400	malignant	0.0036464559881134464
cancer	410	benign	0.9952168407750241
cancer	410	malignant	0.004783159224975965
cancer	420	benign	0.9725462280079942
cancer	420	malignant	0.027453771992005924
cancer	430	benign	0.9973497793585442
cancer	430	malignant	0.0026502206414559617
cancer	440	benign	0.9916600920576814
cancer	440	malignant	0.008339907942318737
cancer	450	benign	0.00019647407622775908
cancer	450	malignant	0.9998035259237723
cancer	460	benign	0.9981066995536375
cancer	460	malignant	0.0018933004463626384
cancer	470	benign	0.8608824322711476
cancer	470	malignant	0.13911756772885228
cancer	480	benign	0.06757685792393343
cancer	480	malignant	0.9324231420760665
cancer	490	benign	0.606877865565971
cancer	490	malignant	0.39312213443402905
cancer	500	benign	5.951220702730888e-05
cancer	500	malignant	0.9999404877929733
cancer	510	benign	0.005315386069971121
cancer	510	malignant	0.9946846139300293
cancer	520	benign	0.8202543038964469
cancer	520	malignant	0.17974569610355315
cancer	530	benign	0.9787314236615301
cancer	530	malignant	0.021268576338469906
cancer	540	benign	0.9998678003922215
cancer	540	malignant	0.00013219960777856977
cancer	550	benign	0.9972111500943134
cancer	550	malignant	0.0027888499056866714
cancer	560	benign	0.9725514574052323
cancer	560	malignant	0.02744854259476773
cancer l2 standardized	10	benign	0.0003737374378999699
cancer l2 standardized	10	malignant	0.9996262625620999
cancer l2 standardized	20	benign	0.8919803267829561
cancer l2 standardized	20	malignant	0.10801967321704375
cancer l2 standardized	30	benign	0.03528836539278748
cancer l2 standardized	30	malignant	0.9647116346072125
cancer l2 standardized	40	benign	0.16396199140357468
cancer l2 standardized	40	malignant	0.8360380085964253
cancer l2 standardized	50	benign	0.8427816459606071
cancer l2 standardized	50	malignant	0.15721835403939277
cancer l2 standardized	60	benign	0.9999340592681167
cancer l2 standardized	60	malignant	6.594073188324488e-05
cancer l2 standardized	70	benign	0.9984593806785047
cancer l2 standardized	70	malignant	0.001540619321495488
cancer l2 standardized	80	benign	0.9932399938385166
cancer l2 standardized	80	malignant	0.006760006161483539
cancer l2 standardized	90	benign	0.7292884888549305
cancer l2 standardized	90	malignant	0.2707115111450695
cancer l2 standardized	100	benign	0.3033486719264463
cancer l2 standardized	100	malignant	0.6966513280735536
cancer l2 standardized	110	benign	0.9296318501861021
cancer l2 standardized	110	malignant	0.07036814981389794
cancer l2 standardized	120	benign	0.002825804540600186
cancer l2 standardized	120	malignant	0.9971741954593996
cancer l2 standardized	130	benign	9.350040874188959e-06
cancer l2 standardized	130	malignant	0.9999906499591262
cancer l2 standardized	140	benign	0.999685277076357
cancer l2 standardized	140	malignant	0.0003147229236431986
cancer l2 standardized	150	benign	0.9988033373612087
cancer l2 standardized	150	malignant	0.0011966626387912849
cancer l2 standardized	160	benign	0.9998713346172573
cancer l2 standardized	160	malignant	0.00012866538274266493
cancer l2 standardized	170	benign	0.9846618856024166
cancer l2 standardized	170	malignant	0.015338114397583381
cancer l2 standardized	180	benign	0.9998984879012272
cancer l2 standardized	180	malignant	0.00010151209877294139
cancer l2 standardized	190	benign	0.9997735955182345
cancer l2 standardized	190	malignant	0.0002264044817655459
cancer l2 standardized	200	benign	0.0029286937652012466
cancer l2 standardized	200	malignant	0.9970713062347991
cancer l2 standardized	210	benign	0.9771200009100817
cancer l2 standardized	210	malignant	0.022879999089918363
cancer l2 standardized	220	benign	2.6389853239247605e-08
cancer l2 standardized	220	malignant	0.9999999736101484
cancer l2 standardized	230	benign	0.025900847204737603
cancer l2 standardized	230	malignant	0.9740991527952624
cancer l2 standardized	240	benign	5.624393272440427e-06
cancer l2 standardized	240	malignant	0.9999943756067274
cancer l2 standardized	250	benign	0.9971951700597043
cancer l2 standardized	250	malignant	0.002804829940295712
cancer l2 standardized	260	benign	8.096046980641032e-06
cancer l2 standardized	260	malignant	0.99999190395302
cancer l2 standardized	270	benign	0.9995117683597942
cancer l2 standardized	270	malignant	0.000488231640205954
cancer l2 standardized	280	benign	0.9859782564622216
cancer l2 standardized	280	malignant	0.014021743537778476
cancer l2 standardized	290	benign	0.9989542821767088
cancer l2 standardized	290	malignant	0.001045717823291382
cancer l2 standardized	300	benign	0.99986281215652
cancer l2 standardized	300	malignant	0.0001371878434801061
cancer l2 standardized	310	benign	0.9995903218313608
cancer l2 standardized	310	malignant	0.00040967816863938947
cancer l2 standardized	320	benign	0.9999554599601462
cancer l2 standardized	320	malignant	4.454003985385632e-05
cancer l2 standardized	330	benign	0.11694398732458652
cancer l2 standardized	330	malignant	0.8830560126754137
cancer l2 standardized	340	benign	3.685752717957949e-11
cancer l2 standardized	340	malignant	0.9999999999631443
cancer l2 standardized	350	benign	0.9997718762753339
cancer l2 standardized	350	malignant	0.0002281237246660723
cancer l2 standardized	360	benign	0.9974718348214493
cancer l2 standardized	360	malignant	0.002528165178550774
cancer l2 standardized	370	benign	4.682178421477658e-09
cancer l2 standardized	370	malignant	0.9999999953178219
cancer l2 standardized	380	benign	0.009058246129114218
cancer l2 standardized	380	malignant	0.990941753870886
cancer l2 standardized	390	benign	0.00014222721957870622
cancer l2 standardized	390	malignant	0.9998577727804208
cancer l2 standardized	400	benign	0.9969104327001327
cancer l2 standardized	400	malignant	0.0030895672998674357
cancer l2 standardized	410	benign	0.9635097107994154
cancer l2 standardized	410	malignant	0.036490289200584565
cancer l2 standardized	420	benign	0.9981257601042541
cancer l2 standardized	420	malignant	0.0018742398957459817
cancer l2 standardized	430	benign	0.9995314358846908
cancer l2 standardized	430	malignant	0.0004685641153090871
cancer l2 standardized	440	benign	0.9988889510340822
cancer l2 standardized	440	malignant	0.0011110489659180902
cancer l2 standardized	450	benign	5.522373856633626e-07
cancer l2 standardized	450	malignant	0.9999994477626151
cancer l2 standardized	460	benign	0.9991398062720516
cancer l2 standardized	460	malignant	0.0008601937279485219
cancer l2 standardized	470	benign	0.7516230696839296
cancer l2 standardized	470	malignant	0.24837693031607042
cancer l2 standardized	480	benign	0.057937677409071804
cancer l2 standardized	480	malignant	0.9420623225909279
cancer l2 standardized	490	benign	0.25326563367889177
cancer l2 standardized	490	malignant	0.7467343663211083
cancer l2 standardized	500	benign	2.2072741640097183e-06
cancer l2 standardized	500	malignant	0.9999977927258363
cancer l2 standardized	510	benign	0.0016612123403150691
cancer l2 standardized	510	malignant	0.9983387876596849
cancer l2 standardized	520	benign	0.9777844020033882
cancer l2 standardized	520	malignant	0.022215597996611925
cancer l2 standardized	530	benign	0.9984237912885197
cancer l2 standardized	530	malignant	0.001576208711480507
cancer l2 standardized	540	benign	0.999746059596972
cancer l2 standardized	540	malignant	0.00025394040302809687
cancer l2 standardized	550	benign	0.9878121964448483
cancer l2 standardized	550	malignant	0.012187803555151686
cancer l2 standardized	560	benign	0.9749626249722531
cancer l2 standardized	560	malignant	0.02503737502774696
iris	5	setosa	0.8711048659732541
iris	5	versicolor	0.11781260099093074
iris	5	virginica	0.011082533035815285
iris	10	setosa	0.9151808035298249
iris	10	versicolor	0.0786651869408917
iris	10	virginica	0.006154009529283566
iris	15	setosa	0.12241228854199163
iris	15	versicolor	0.6218868027691935
iris	15	virginica	0.2557009086888148
iris	20	setosa	0.8084935505521829
iris	20	versicolor	0.17204556889262781
iris	20	virginica	0.019460880555189394
iris	25	setosa	0.9450152422836613
iris	25	versicolor	0.051626045890470956
iris	25	virginica	0.003358711825867785
iris	30	setosa	0.9646932872659156
iris	30	versicolor	0.033494513868633516
iris	30	virginica	0.001812198865450832
iris	35	setosa	0.9151808035298249
iris	35	versicolor	0.0786651869408917
iris	35	virginica	0.006154009529283566
iris	40	setosa	0.8084935505521829
iris	40	versicolor	0.17204556889262781
iris	40	virginica	0.019460880555189394
iris	45	setosa	0.8084935505521829
iris	45	versicolor	0.17204556889262781
iris	45	virginica	0.019460880555189394
iris	50	setosa	0.8711048659732541
iris	50	versicolor	0.11781260099093074
iris	50	virginica	0.011082533035815285
iris	55	setosa	0.003294288115794046
iris	55	versicolor	0.3995464666411397
iris	55	virginica	0.5971592452430664
iris	60	setosa	0.7244476591299607
iris	60	versicolor	0.24256021708140746
iris	60	virginica	0.032992123788632095
iris	65	setosa	0.27505577076727017
iris	65	versicolor	0.5644374610375911
iris	65	virginica	0.16050676819513868
iris	70	setosa	0.27505577076727017
iris	70	versicolor	0.5644374610375911
iris	70	virginica	0.16050676819513868
iris	75	setosa	0.005750651104691102
iris	75	versicolor	0.44327894850626026
iris	75	virginica	0.550970400389049
iris	80	setosa	0.18751700555382886
iris	80	versicolor	0.605454282148891
iris	80	virginica	0.20702871229728023
iris	85	setosa	0.5020276689691865
iris	85	versicolor	0.41613233904680175
iris	85	virginica	0.08183999198401172
iris	90	setosa	0.3827539068579927
iris	90	versicolor	0.4991936745169647
iris	90	virginica	0.11805241862504255
iris	95	setosa	0.27505577076727017
iris	95	versicolor	0.5644374610375911
iris	95	virginica	0.16050676819513868
iris	100	setosa	0.18751700555382886
iris	100	versicolor	0.605454282148891
iris	100	virginica	0.20702871229728023
iris	105	setosa	0.003294288115794046
iris	105	versicolor	0.3995464666411397
iris	105	virginica	0.5971592452430664
iris	110	setosa	5.3684710257051486e-05
iris	110	versicolor	0.1554446287000908
iris	110	virginica	0.8445016865896513
iris	115	setosa	0.12241228854199163
iris	115	versicolor	0.6218868027691935
iris	115	virginica	0.2557009086888148
iris	120	setosa	0.047496314255729456
iris	120	versicolor	0.5973618556848285
iris	120	virginica	0.35514183005944205
iris	125	setosa	0.001052478759431494
iris	125	versicolor	0.3160169006780359
iris	125	virginica	0.6829306205625323
iris	130	setosa	5.3684710257051486e-05
iris	130	versicolor	0.1554446287000908
iris	130	virginica	0.8445016865896513
iris	135	setosa	0.02862392936100162
iris	135	versicolor	0.5664380993388279
iris	135	virginica	0.40493797130017034
iris	140	setosa	0.0003260444089426575
iris	140	versicolor	0.24236225326453104
iris	140	virginica	0.7573117023265267
iris	145	setosa	0.001052478759431494
iris	145	versicolor	0.3160169006780359
iris	145	virginica	0.6829306205625323
iris	150	setosa	0.07724705663604436
iris	150	versicolor	0.6174671976422832
iris	150	virginica	0.30528574572167266
iris l2	5	setosa	0.9821412397174034
iris l2	5	versicolor	0.017858693583668313
iris l2	5	virginica	6.669892824677332e-08
iris l2	10	setosa	0.9615137167771988
iris l2	10	versicolor	0.038486133063371716
iris l2	10	virginica	1.501594295490921e-07
iris l2	15	setosa	0.9862582067219794
iris l2	15	versicolor	0.013741775229760621
iris l2	15	virginica	1.8048260035422707e-08
iris l2	20	setosa	0.9813085899763294
iris l2	20	versicolor	0.01869129777739289
iris l2	20	virginica	1.1224627769250536e-07
iris l2	25	setosa	0.9425578353597851
iris l2	25	versicolor	0.05744131251480188
iris l2	25	virginica	8.521254129985006e-07
iris l2	30	setosa	0.9646048875441297
iris l2	30	versicolor	0.035394840499188326
iris l2	30	virginica	2.719566822514892e-07
iris l2	35	setosa	0.961879362263267
iris l2	35	versicolor	0.038120434920293586
iris l2	35	virginica	2.0281643997307146e-07
iris l2	40	setosa	0.9688792280271641
iris l2	40	versicolor	0.031120630174928398
iris l2	40	virginica	1.4179790747632354e-07
iris l2	45	setosa	0.9555865786671597
iris l2	45	versicolor	0.044412446252846155
iris l2	45	virginica	9.750799938464717e-07
iris l2	50	setosa	0.9739861179888604
iris l2	50	versicolor	0.02601378234167787
iris l2	50	virginica	9.966946213785316e-08
iris l2	55	setosa	0.0036209714088033707
iris l2	55	versicolor	0.8115024101479809
iris l2	55	virginica	0.18487661844321598
iris l2	60	setosa	0.05186449482167682
iris l2	60	versicolor	0.8864432373369168
iris l2	60	virginica	0.06169226784140652
iris l2	65	setosa	0.09256310440496898
iris l2	65	versicolor	0.8909684065352361
iris l2	65	virginica	0.01646848905979496
iris l2	70	setosa	0.02946373325194608
iris l2	70	versicolor	0.9500640038408246
iris l2	70	virginica	0.020472262907229165
iris l2	75	setosa	0.009949569029708885
iris l2	75	versicolor	0.9323763551295501
iris l2	75	virginica	0.057674075840741225
iris l2	80	setosa	0.07270763912038283
iris l2	80	versicolor	0.9222406267856359
iris l2	80	virginica	0.0050517340939811506
iris l2	85	setosa	0.01369989888843812
iris l2	85	versicolor	0.7269367267101383
iris l2	85	virginica	0.2593633744014235
iris l2	90	setosa	0.025454276480338624
iris l2	90	versicolor	0.9240012992752924
iris l2	90	virginica	0.050544424244369016
iris l2	95	setosa	0.018836041856840232
iris l2	95	versicolor	0.9063568668764774
iris l2	95	virginica	0.07480709126668243
iris l2	100	setosa	0.02495513024671427
iris l2	100	versicolor	0.9199013383989434
iris l2	100	virginica	0.055143531354342475
iris l2	105	setosa	1.063084832735741e-05
iris l2	105	versicolor	0.0257437706543512
iris l2	105	virginica	0.9742455984973213
iris l2	110	setosa	2.0706571335402086e-06
iris l2	110	versicolor	0.008168075980084491
iris l2	110	virginica	0.991829853362782
iris l2	115	setosa	0.00013817788989238075
iris l2	115	versicolor	0.04750420000827641
iris l2	115	virginica	0.9523576221018314
iris l2	120	setosa	0.000686666954133002
iris l2	120	versicolor	0.5291538671420155
iris l2	120	virginica	0.4701594659038515
iris l2	125	setosa	3.22911396797363e-05
iris l2	125	versicolor	0.05108725541495173
iris l2	125	virginica	0.9488804534453682
iris l2	130	setosa	4.457840021281223e-05
iris l2	130	versicolor	0.21091417093732703
iris l2	130	virginica	0.7890412506624602
iris l2	135	setosa	0.00014149554580246933
iris l2	135	versicolor	0.2784092061970275
iris l2	135	virginica	0.7214492982571702
iris l2	140	setosa	9.05787882603936e-05
iris l2	140	versicolor	0.11207392980664264
iris l2	140	virginica	0.8878354914050967
iris l2	145	setosa	1.0083598891868553e-05
iris l2	145	versicolor	0.015331990770607625
iris l2	145	virginica	0.9846579256305007
iris l2	150	setosa	0.0008372485789373329
iris l2	150	versicolor	0.2579638028668653
iris l2	150	virginica	0.7411989485541973
iris l2 standardized	5	setosa	0.9892183946078777
iris l2 standardized	5	versicolor	0.010781439385589314
iris l2 standardized	5	virginica	1.6600653306168386e-07
iris l2 standardized	10	setosa	0.954566751268503
iris l2 standardized	10	versicolor	0.045432601894145365
iris l2 standardized	10	virginica	6.468373514770426e-07
iris l2 standardized	15	setosa	0.9893903980842848
iris l2 standardized	15	versicolor	0.01060951088045407
iris l2 standardized	15	virginica	9.103526101480476e-08
iris l2 standardized	20	setosa	0.9918862838833934
iris l2 standardized	20	versicolor	0.008113517967585786
iris l2 standardized	20	virginica	1.9814902066127119e-07
iris l2 standardized	25	setosa	0.9770659465611707
iris l2 standardized	25	versicolor	0.022933343271631858
iris l2 standardized	25	virginica	7.101671972979191e-07
iris l2 standardized	30	setosa	0.9724462018501219
iris l2 standardized	30	versicolor	0.027553104114153446
iris l2 standardized	30	virginica	6.940357243270131e-07
iris l2 standardized	35	setosa	0.9503606090424255
iris l2 standardized	35	versicolor	0.04963825288635807
iris l2 standardized	35	virginica	1.1380712167114428e-06
iris l2 standardized	40	setosa	0.9726632318809176
iris l2 standardized	40	versicolor	0.027336254095294697
iris l2 standardized	40	virginica	5.140237877688152e-07
iris l2 standardized	45	setosa	0.9870000127209002
iris l2 standardized	45	versicolor	0.012999190806643196
iris l2 standardized	45	virginica	7.964724563481437e-07
iris l2 standardized	50	setosa	0.9713538129359773
iris l2 standardized	50	versicolor	0.02864566880410781
iris l2 standardized	50	virginica	5.182599147723577e-07
iris l2 standardized	55	setosa	0.004094835871400996
iris l2 standardized	55	versicolor	0.7632238646618588
iris l2 standardized	55	virginica	0.23268129946674013
iris l2 standardized	60	setosa	0.07837286863043719
iris l2 standardized	60	versicolor	0.8251243847981
iris l2 standardized	60	virginica	0.09650274657146266
iris l2 standardized	65	setosa	0.10872508015370692
iris l2 standardized	65	versicolor	0.8541726693959412
iris l2 standardized	65	virginica	0.037102250450351905
iris l2 standardized	70	setosa	0.028785542247594945
iris l2 standardized	70	versicolor	0.9438795962546199
iris l2 standardized	70	virginica	0.027334861497784742
iris l2 standardized	75	setosa	0.013215876630334833
iris l2 standardized	75	versicolor	0.9125200369963882
iris l2 standardized	75	virginica	0.07426408637327715
iris l2 standardized	80	setosa	0.05312393462434706
iris l2 standardized	80	versicolor	0.9368159756595408
iris l2 standardized	80	virginica	0.010060089716112379
iris l2 standardized	85	setosa	0.06507488685939786
iris l2 standardized	85	versicolor	0.71896861206239
iris l2 standardized	85	virginica	0.215956501078212
iris l2 standardized	90	setosa	0.024939560201040222
iris l2 standardized	90	versicolor	0.8982827398490545
iris l2 standardized	90	virginica	0.07677769994990527
iris l2 standardized	95	setosa	0.032615182808890864
iris l2 standardized	95	versicolor	0.8842220788688122
iris l2 standardized	95	virginica	0.08316273832229684
iris l2 standardized	100	setosa	0.04166554981558193
iris l2 standardized	100	versicolor	0.8887325713346195
iris l2 standardized	100	virginica	0.06960187884979883
iris l2 standardized	105	setosa	5.7215879044116164e-05
iris l2 standardized	105	versicolor	0.03324731603693512
iris l2 standardized	105	virginica	0.9666954680840205
iris l2 standardized	110	setosa	1.7658839535059648e-05
iris l2 standardized	110	versicolor	0.009195624744081385
iris l2 standardized	110	virginica	0.9907867164163834
iris l2 standardized	115	setosa	0.00011912729959955574
iris l2 standardized	115	versicolor	0.022224141469541714
iris l2 standardized	115	virginica	0.9776567312308589
iris l2 standardized	120	setosa	0.0007424989994024388
iris l2 standardized	120	versicolor	0.5812016223177123
iris l2 standardized	120	virginica	0.41805587868288513
iris l2 standardized	125	setosa	0.00027091363377775186
iris l2 standardized	125	versicolor	0.07013443386302247
iris l2 standardized	125	virginica	0.9295946525032
iris l2 standardized	130	setosa	0.00032737856419918804
iris l2 standardized	130	versicolor	0.4056006351899885
iris l2 standardized	130	virginica	0.5940719862458124
iris l2 standardized	135	setosa	0.0014585118214232124
iris l2 standardized	135	versicolor	0.591668620328602
iris l2 standardized	135	virginica	0.40687286784997495
iris l2 standardized	140	setosa	0.0001626117492320252
iris l2 standardized	140	versicolor	0.08927542114629153
iris l2 standardized	140	virginica	0.9105619671044765
iris l2 standardized	145	setosa	2.954680276117743e-05
iris l2 standardized	145	versicolor	0.011093738985192959
iris l2 standardized	145	virginica	0.9888767142120465
iris l2 standardized	150	setosa	0.004651888295005609
iris l2 standardized	150	versicolor	0.3087572597646474
iris l2 standardized	150	virginica	0.6865908519403471
iris two species	55	versicolor	0.9967106018379408
iris two species	55	virginica	0.003289398162059377
iris two species	60	versicolor	0.9998992309356297
iris two species	60	virginica	0.0001007690643703836
iris two species	65	versicolor	0.99999969274467
iris two species	65	virginica	3.072553299973445e-07
iris two species	70	versicolor	0.9999992486244604
iris two species	70	virginica	7.513755396817478e-07
iris two species	75	versicolor	0.9999913754806274
iris two species	75	virginica	8.62451937261005e-06
iris two species	80	versicolor	0.999999996370423
iris two species	80	virginica	3.6295769786727916e-09
iris two species	85	versicolor	0.9949968768263506
iris two species	85	virginica	0.005003123173649462
iris two species	90	versicolor	0.9999401003905375
iris two species	90	virginica	5.989960946246859e-05
iris two species	95	versicolor	0.9999337787983528
iris two species	95	virginica	6.622120164723121e-05
iris two species	100	versicolor	0.9999847933269058
iris two species	100	virginica	1.5206673094114042e-05
iris two species	105	versicolor	1.0012116451643376e-06
iris two species	105	virginica	0.9999989987883552
iris two species	110	versicolor	7.799206459288624e-08
iris two species	110	virginica	0.999999922007937
iris two species	115	versicolor	3.5360415369916976e-07
iris two species	115	virginica	0.9999996463958465
iris two species	120	versicolor	0.18383392285785474
iris two species	120	virginica	0.8161660771421453
iris two species	125	versicolor	9.219156417590731e-05
iris two species	125	virginica	0.9999078084358235
iris two species	130	versicolor	0.12014509626034744
iris two species	130	virginica	0.8798549037396528
iris two species	135	versicolor	0.17044704988181897
iris two species	135	virginica	0.8295529501181809
iris two species	140	versicolor	0.0003822532780794638
iris two species	140	virginica	0.9996177467219209
iris two species	145	versicolor	9.022224406097313e-08
iris two species	145	virginica	0.9999999097777567
iris two species	150	versicolor	0.04141338359137162
iris two species	150	virginica	0.9585866164086283
\.
