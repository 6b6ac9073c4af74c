/**
 * The characters of everyday writing by how they are said, without tones: what people mistype is mostly another character of
 * the same syllable. A character with several readings stands under each that is common.
 */
export const syllables = `
a阿啊呵 ai爱矮挨哎碍癌艾埃唉哀 an安按暗岸案俺氨鞍 ang昂肮 ao奥傲熬凹袄澳懊
ba把八吧爸拔巴罢霸坝扒叭疤 bai百白摆败拜柏佰 ban办半班般板版搬伴扮拌瓣斑颁扳绊 bang帮棒绑榜膀傍磅邦 bao包保报抱宝暴爆薄饱堡胞豹剥雹曝
bei被北备背杯倍贝辈悲碑卑焙 ben本奔笨苯 beng崩蹦绷泵 bi比必笔毕闭币逼鼻避壁臂彼鄙蔽毙弊辟碧庇 bian边变便遍编辩扁辨辫鞭贬 biao表标彪膘飙镖
bie别憋鳖瘪 bin宾滨彬斌濒 bing并病兵冰饼柄丙秉屏 bo波播博伯拨玻剥薄勃驳泊脖搏菠卜 bu不步部布补捕簿怖埠卜
ca擦 cai才采菜财材猜彩踩裁睬 can参残餐惨灿蚕惭 cang藏仓苍舱 cao草操曹槽糙 ce测策侧册厕 cen岑参 ceng曾层蹭
cha查差茶插察叉茬岔诧刹 chai拆柴差 chan产缠铲颤掺搀馋禅蝉单 chang长常场厂唱尝肠偿畅昌倡敞 chao超朝抄吵潮炒钞嘲 che车扯彻撤澈 chen陈沉晨尘趁衬称臣辰忱
cheng成城程称承诚乘盛撑呈惩橙澄秤 chi吃持尺迟池齿赤翅斥耻痴匙 chong冲充重虫崇宠 chou抽愁仇丑臭绸筹酬瞅 chu出处初除触楚础储厨锄橱 chuai揣 chuan传船穿川串喘 chuang创床窗闯疮 chui吹垂锤炊 chun春纯唇蠢醇
chuo戳绰 ci次此词刺磁辞慈瓷雌赐 cong从聪丛匆葱囱 cou凑 cu粗促醋簇 cuan窜篡攒 cui催脆翠崔摧粹 cun村存寸 cuo错措撮挫搓
da大打达答搭瘩 dai带代待戴袋贷呆逮怠 dan但单担蛋胆淡弹旦诞耽丹 dang当党挡档荡 dao到道倒导刀岛盗稻蹈捣 de的得地德 dei得 deng等灯登邓瞪凳 di地第低底弟敌帝递滴抵笛蒂堤迪的
dian点电店典垫殿颠淀惦碘 diao掉调吊钓雕刁 die跌爹叠蝶碟谍 ding定顶订丁盯钉鼎 diu丢 dong动东懂冬洞冻董栋 dou都斗豆抖陡逗兜 du度读都独毒堵赌渡杜肚督镀 duan段短断端锻缎 dui对队堆兑 dun吨顿蹲盾敦墩炖 duo多夺朵躲堕舵惰
e额恶饿鹅俄恩扼遏 en恩嗯 er二而儿耳尔 
fa发法罚乏伐阀 fan反饭犯烦范翻凡番繁返泛贩帆 fang方放房防访仿芳妨纺 fei非飞费肥废肺匪沸菲 fen分份纷粉奋愤粪坟芬 feng风封丰疯峰锋蜂逢缝冯讽奉凤 fo佛 fou否 fu服复负付府父夫妇福富附副扶符浮腐幅赴伏肤辅俯缚傅覆赋腹抚咐敷
ga嘎 gai改该盖概钙丐 gan干感赶敢甘杆肝竿尴柑 gang刚钢港岗纲缸杠 gao高告搞稿糕膏 ge个各格歌哥隔革割搁阁鸽葛 gei给 gen根跟 geng更耕梗羹耿 gong工公功共供攻宫贡巩弓恭拱 gou够购构狗沟钩勾苟 gu古故顾股固骨鼓姑谷估孤雇辜 gua挂瓜刮寡卦 guai怪乖拐 guan关管官观馆惯贯灌冠罐 guang光广逛 gui贵规归鬼柜轨桂跪硅龟 gun滚棍 guo国过果锅裹郭
ha哈 hai还海害孩嗨骇 han汉喊含寒汗韩旱函焊憾罕 hang行航杭 hao好号浩耗豪毫郝 he和合何河喝核盒贺荷赫禾 hei黑嘿 hen很恨狠痕 heng横恒哼衡 hong红洪轰宏虹哄烘 hou后候厚猴喉吼 hu户护湖互呼胡忽虎糊壶乎弧 hua话花化画华划滑哗 huai坏怀淮槐 huan换还环欢缓患幻唤焕 huang黄皇慌荒晃谎煌 hui会回灰挥汇惠慧毁悔绘辉恢贿 hun婚混昏魂浑 huo或活火货获祸伙惑
ji几机及级记计己既即济技极集际基急系寄积纪季继激击鸡辑疾吉籍绩挤迹剂忌饥脊肌 jia家加价假架佳嘉夹甲嫁驾稼 jian件建间见简检减剪健监坚兼渐箭键舰肩艰尖奸拣碱鉴践荐茧 jiang将讲江降奖酱疆僵浆蒋 jiao叫教交较角脚觉焦胶缴娇浇骄搅郊轿校 jie接结解界节借姐街阶介届截洁戒揭杰皆劫捷 jin进金今近紧仅尽劲禁津锦晋筋浸巾斤 jing经京精境静竟惊敬景警竞镜径井净睛茎晶颈 jiong窘 jiu就九久旧救酒究纠舅揪 ju局据举具句居剧聚巨距拒菊俱惧鞠 juan卷捐圈娟倦绢 jue决觉绝掘爵嚼 jun军均君菌俊峻
ka卡咖喀 kai开凯慨楷 kan看刊砍堪坎勘 kang抗康扛慷糠 kao考靠烤拷 ke可科克客课刻渴颗壳棵咳 ken肯啃恳垦 keng坑 kong空控孔恐 kou口扣寇 ku苦库哭酷裤枯 kua跨夸垮挎 kuai快块筷会 kuan宽款 kuang况矿狂框筐旷 kui亏愧溃葵魁 kun困昆捆坤 kuo扩括阔廓
la拉啦辣腊喇垃 lai来赖莱 lan兰蓝烂栏懒览篮拦滥 lang浪狼郎朗廊 lao老劳牢捞姥烙 le了乐勒 lei类累雷泪垒 leng冷愣棱 li里力利理立李历离例礼丽厉励黎梨粒犁莉璃 lia俩 lian连联练脸恋莲链廉怜帘炼 liang两量亮良凉梁粮辆谅 liao了料聊疗辽僚 lie列烈裂猎劣 lin林临邻淋磷琳 ling另领零令灵岭铃龄凌玲 liu六流留刘柳溜榴瘤 long龙隆弄笼拢聋垄 lou楼漏搂露 lu路录陆露鲁炉卢鹿碌禄 lü率律旅绿虑滤履驴缕铝 luan乱卵 lüe略掠 lun论轮伦 luo落罗络洛逻骆锣裸螺
ma吗妈马嘛骂麻码蚂 mai买卖麦埋迈脉 man满慢漫蛮瞒曼 mang忙盲茫芒 mao毛冒帽贸猫茂矛貌 me么 mei没每美妹梅眉媒煤霉枚 men们门闷 meng梦猛蒙盟孟萌 mi米密迷秘蜜谜眯觅 mian面免棉眠绵勉 miao秒苗妙描庙 mie灭蔑 min民敏闽 ming名明命鸣铭 miu谬 mo模莫默末磨摸魔膜墨漠抹摩 mou某谋 mu目母木幕亩墓牧姆穆慕
na那拿哪纳娜呐 nai奶耐乃奈 nan难南男 nang囊 nao脑闹恼 ne呢 nei内 nen嫩 neng能 ni你泥尼拟逆腻 nian年念粘碾 niang娘酿 niao鸟尿 nie捏聂 nin您 ning宁凝拧 niu牛扭纽 nong农弄浓 nu怒努奴 nü女 nuan暖 nüe虐 nuo诺挪懦
o哦 ou欧偶呕 
pa怕爬趴帕 pai派排拍牌 pan盘判盼攀潘 pang旁胖庞 pao跑炮抛泡袍 pei配陪培赔佩 pen喷盆 peng朋碰棚蓬膨捧 pi皮批屁披疲脾匹僻劈 pian片篇骗偏便 piao票飘漂瓢 pie撇 pin品贫拼频聘 ping平评瓶凭屏萍苹 po破迫坡婆泼颇 pou剖 pu普铺扑朴葡谱仆
qi起其期气七器齐奇骑企棋旗汽弃启漆妻欺岂戚契砌乞 qia恰掐洽 qian前钱千签欠牵浅潜迁铅谦遣嵌歉 qiang强抢墙枪腔 qiao桥巧敲悄乔侨瞧翘 qie切且窃茄怯 qin亲勤侵琴秦禽寝 qing请情清青轻庆倾晴氢 qiong穷琼 qiu求球秋丘 qu去取区曲趣渠屈驱躯 quan全权圈劝泉券拳犬 que却确缺雀 qun群裙
ran然燃染 rang让嚷壤 rao扰绕饶 re热惹 ren人认任忍仁刃 reng仍扔 ri日 rong容荣融溶绒熔 rou肉柔揉 ru如入乳辱儒 ruan软 rui瑞锐 run润闰 ruo若弱
sa洒撒萨 sai赛塞腮 san三散伞 sang丧桑嗓 sao扫嫂骚 se色涩 sen森 seng僧 sha杀沙傻啥纱刹 shai晒筛 shan山善闪衫扇删陕珊 shang上商伤尚赏 shao少烧稍绍哨勺 she设社射舍蛇舌摄涉赊 shei谁 shen身什深神审甚申伸慎肾绅沈 sheng生声省胜升圣盛剩绳牲 shi是时事市十使世实式示始士师识史失试视室适施石食势释诗湿拾蚀驶氏饰逝 shou手受收首守售授寿瘦兽 shu数书树输属术述熟束署舒叔鼠蔬殊疏 shua刷耍 shuai帅率摔衰甩 shuan栓 shuang双爽霜 shui水谁睡税 shun顺瞬 shuo说硕 si四死思司私丝似寺撕饲 song送松宋诵颂 sou搜艘 su速诉素苏宿俗塑肃 suan算酸蒜 sui随岁虽碎遂隧穗 sun孙损笋 suo所锁索缩
ta他她它踏塔塌 tai太台态抬泰胎 tan谈弹探坦叹贪摊滩坛碳 tang堂汤唐糖躺趟烫塘 tao套逃讨桃淘陶掏 te特 teng腾疼藤 ti提题体替踢梯剃蹄 tian天田填甜添 tiao条跳调挑 tie铁贴 ting听停庭厅挺亭艇 tong同通统童痛桶铜筒 tou头投透偷 tu图土突途徒涂吐兔 tuan团 tui退推腿 tun吞屯臀 tuo托脱拖妥拓驼
wa挖瓦娃哇袜 wai外歪 wan万完晚玩碗弯湾顽挽 wang网往望王忘旺亡 wei为位未委维围味卫威微伟尾危慰胃违唯伪畏喂 wen问文温闻稳吻纹 weng翁 wo我握窝卧沃 wu五无物务误午武舞屋雾吴污悟乌伍侮
xi系西息希喜细习洗戏席析惜吸溪稀锡悉袭夕 xia下夏吓峡瞎虾侠 xian先现线显县限险鲜闲献贤嫌陷仙宪弦 xiang想向象像相响项香详享乡箱巷祥橡 xiao小校笑效消销晓削孝肖萧 xie些写谢协鞋斜携血械卸泄屑歇 xin新心信辛欣芯薪 xing行性形型星兴姓醒幸刑腥 xiong兄雄胸熊凶 xiu修休秀袖绣锈 xu需许续序须虚徐绪蓄叙畜旭 xuan选宣旋悬玄券 xue学雪血穴 xun讯训寻迅循询巡熏
ya呀压亚牙雅鸭押芽崖 yan眼言严研演验烟盐沿颜岩延掩厌燕炎焰宴 yang样阳养央羊洋扬仰氧痒 yao要药摇腰咬邀遥钥耀 ye也业夜页叶爷野液冶 yi一以已意亿易义议医依移异益艺宜亦疑仪遗译忆衣椅翼乙抑役疫 yin因银音引印饮隐阴姻淫 ying应影营英迎硬映赢鹰婴盈 yo哟 yong用永勇拥涌庸泳 you有又由友优油游右邮尤幽犹诱 yu与于语育鱼遇雨预玉余域欲愈宇羽狱浴誉豫予渔娱郁 yuan元员原院远愿源园圆援缘怨袁 yue月越约跃乐阅岳悦 yun运云允孕晕韵匀
za杂砸咋 zai在再载灾仔宰 zan咱暂赞 zang脏葬藏 zao早造遭糟燥枣澡灶 ze则责择泽 zei贼 zen怎 zeng增赠曾 zha炸扎渣闸诈榨 zhai摘宅债窄寨 zhan站战占展沾粘斩盏 zhang张章长掌账帐丈仗障涨胀 zhao找照招着朝赵召兆罩沼 zhe这着者折哲遮浙 zhei这 zhen真镇针阵震珍振诊侦枕贞 zheng正政整证争征挣睁蒸症郑 zhi只之知直制指至治支质值止职志植纸智置织址执致枝脂汁侄殖 zhong中种重众终钟忠肿 zhou周州洲轴宙皱舟 zhu主住注助逐祝著珠猪竹株驻煮柱铸筑嘱 zhua抓爪 zhuan转专传砖赚 zhuang装状庄壮撞 zhui追坠缀 zhun准 zhuo桌捉卓着浊 zi子自字资紫姿滋仔 zong总宗综踪纵 zou走奏 zu组足族租祖阻 zuan钻 zui最嘴罪醉 zun尊遵 zuo作做坐左座昨
`
