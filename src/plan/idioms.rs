/// Words of the genre, each list in the order of the data file. Widths folded: `(`, `,`, `:` half-width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Idioms {
    /// Roles that lead: 牵头, 主办.
    pub lead: Vec<String>,
    /// Roles that answer: 责任, 配合, 协办, 参与.
    pub support: Vec<String>,
    /// Of these, who helps somebody else: 配合.
    pub helping_roles: Vec<String>,
    /// What follows a role in a label: 部门, 单位.
    pub units: Vec<String>,
    /// Labels whose value is a person: 牵头领导.
    pub persons: Vec<String>,
    /// Labels whose value is a time: 完成时限.
    pub time_labels: Vec<String>,
    /// After the names, they lead: 牵头, 牵头负责.
    pub after_lead: Vec<String>,
    /// After the names, they answer without a lead: 按职责分工负责.
    pub after_support: Vec<String>,
    /// Statements that the first-listed leads.
    pub first_leads: Vec<String>,
    /// Last characters or words of a department's name: 局, 委, 人民政府.
    pub unit_endings: Vec<String>,
    /// Levels of government that open a name and may be left out after the first: 市, 省.
    pub levels: Vec<String>,
    /// What opens like a level and is none: 市场.
    pub not_levels: Vec<String>,
    /// Starts of names that take no level: 人民银行, 各, 国网.
    pub unlevelled: Vec<String>,
    /// In names that say of which place they are, and so leave no level out: 淮泽银保监分局.
    pub placed_units: Vec<String>,
    /// Words between two names without a comma, longest first: 会同, 和.
    pub joiners: Vec<String>,
    /// Units that 市委 stands before, not 市: 宣传部.
    pub party_units: Vec<String>,
    /// Ends of names that may leave their level out: 局, 妇联.
    pub levelled_ends: Vec<String>,
    /// The same in a town: 镇甲办、派出所.
    pub town_ends: Vec<String>,
    /// A list that says there is nobody: 无.
    pub nobody: Vec<String>,
    /// Ends of an open list: 等部门, 等单位, 等.
    pub open_ends: Vec<String>,
    /// Words that say a work has no end, where they open a clause.
    pub ongoing: Vec<String>,
    /// Further words that say so as the value of a time label.
    pub ongoing_values: Vec<String>,
    /// Words for "at once" in the text.
    pub at_once: Vec<String>,
    /// Further words for "at once" as the value of a time label.
    pub at_once_values: Vec<String>,
    /// Days and seasons without a fixed date: 国庆, 汛期.
    pub seasons: Vec<String>,
    /// What is done in the rhythm of 按月: 通报.
    pub reporting_verbs: Vec<String>,
    /// Anchors of a relative span that mean the document itself: 印发.
    pub document_events: Vec<String>,
    /// Words before an unanchored span that tie it to an applicant or a service.
    pub service_words: Vec<String>,
    /// What an office gets from another, and no applicant hands in: 交办单.
    pub internal_papers: Vec<String>,
    /// What one office owes another: 办结后7日内报告.
    pub report_verbs: Vec<String>,
    /// Words before a bare year after which it dates the clause: 力争, 计划.
    pub dating_words: Vec<String>,
    /// Words after a bare year that show it dates the verb.
    pub dated_verbs: Vec<String>,
    /// Last words of a document's title: 措施, 方案.
    pub title_ends: Vec<String>,
    /// Starts of lines after the last measure: 附件, 抄送.
    pub closings: Vec<String>,
    /// What looks like a place and is none: 全市, 本市.
    pub not_places: Vec<String>,
    /// What a title may open with before the place: 国家税务总局甲市税务局.
    pub issuers: Vec<String>,
    /// Before a number of those who are helped: 帮助260户以上企业提升等级.
    pub helping_verbs: Vec<String>,
    /// Titles of chapters without measures, where they name nobody: 保障措施.
    pub frames: Vec<String>,
    /// Chapters on how the plan itself takes force: 附则.
    pub force_headings: Vec<String>,
    /// In an assignment they say what to do, and name nobody: 各市结合实际落实.
    pub remarks: Vec<String>,
    /// What one measure is called where it says who does it: 该项任务|的牵头单位是, 此项工作|,某科牵头, 该项工作|由某局.
    pub subjects: Vec<String>,
    /// Before a quoted name it is one of these: 视频号“甲之声”.
    pub account_words: Vec<String>,
    /// Behind a role they say what is done in it: 牵头制定.
    pub role_verbs: Vec<String>,
    /// Things that came to light, and what is done with all of them: 排查发现的32个问题全部整改.
    pub finding_verbs: Vec<String>,
    pub settling_words: Vec<String>,
    /// Names of quantities' units, longest first: 个工作日, 万元.
    pub counters: Vec<String>,
    /// Words that stand between what is counted and the number: 达到, 不超过.
    pub target_verbs: Vec<String>,
    /// Verbs whose object is counted: 新增, 培训.
    pub making_verbs: Vec<String>,
    /// Words of a clause that tells what is, not what must be: 已, 去年.
    pub fact_words: Vec<String>,
    /// What says how it is now, in a whole sentence: 现有.
    pub now_words: Vec<String>,
    /// Units that numbers in Chinese characters count.
    pub counted_in_words: Vec<String>,
    /// Words before a quantity that say which things are meant: 凡, 满.
    pub condition_words: Vec<String>,
    /// Of whom only some case speaks: 入选者.
    pub case_words: Vec<String>,
    /// Words between a verb and the number of what it makes: 全市, 第一批.
    pub count_modifiers: Vec<String>,
    /// After a quantity, what is done with so many: 12公里建设.
    pub deed_nouns: Vec<String>,
    /// Amounts next to these are given or cost, not reached: 奖励, 总投资.
    pub award_words: Vec<String>,
    /// After these the amount given in all is a target: 发放.
    pub spending_verbs: Vec<String>,
    /// What a number sums up that was listed: 三个阶段.
    pub stage_nouns: Vec<String>,
    /// What stands before the 前 of a rank: 进入前10名.
    pub rank_openers: Vec<String>,
    /// After a number they say which thing, not how many: 2.0版.
    pub no_units: Vec<String>,
    /// What is done in so many places: 在2个开发区建成.
    pub placed_verbs: Vec<String>,
    /// Verbs before a rank: 位居副省级城市前3名.
    pub rank_verbs: Vec<String>,
    /// After years they are part of a plan's name: 五年行动.
    pub plan_nouns: Vec<String>,
    /// Labels before which a text only says what is wrong: 整改目标.
    pub remedies: Vec<String>,
    /// Platforms that are no systems: 产业平台.
    pub no_systems: Vec<String>,
    /// How names of systems end, and other names do: 一事通, 健康云.
    pub system_ends: Vec<String>,
    /// Before others than those who do it: 邀请企业参加.
    pub inviting_verbs: Vec<String>,
    /// Systems whose name alone says so: 浙里办.
    pub known_systems: Vec<String>,
    /// Behind a quoted name they say that it is no system: “村村通”工程.
    pub brand_nouns: Vec<String>,
    /// What a share of all things comes to: 100%覆盖.
    pub reached_verbs: Vec<String>,
    /// Before a share of things they say that it must be reached: 确保80%的事项.
    pub aiming_verbs: Vec<String>,
    /// Behind a number they say that so many are finished: 3所学校竣工.
    pub finishing_verbs: Vec<String>,
    /// What a quantity sets, after 的: 不少于2名的标准.
    pub standard_nouns: Vec<String>,
    /// After what was made, another verb: 选派干部30名到村任职.
    pub onward_verbs: Vec<String>,
    /// What is done for so many: 为12万名妇女提供检查.
    pub serving_verbs: Vec<String>,
    /// What is done with so many: 与5所高校签订协议.
    pub joining_verbs: Vec<String>,
    /// What is done with all of so many: 对168栋民居逐栋建档.
    pub dealing_verbs: Vec<String>,
    /// Before a name, no part of it: 由市甲局.
    pub name_openers: Vec<String>,
    /// What opens a bracket on who does it: (责任分工:市甲局牵头).
    pub division_openers: Vec<String>,
    /// By these a document says that the units in its headings lead: 由标题所列单位牵头.
    pub division_by_heading: Vec<String>,
    /// By these a sentence speaks of all measures, wherever it stands: 本方案各项任务.
    pub whole_plan: Vec<String>,
    /// What happens to a new system: 管护平台“净蒲通”上线.
    pub launching_verbs: Vec<String>,
    /// What is done one by one, so that no number is meant: 发现一处、制止一处.
    pub piecemeal_verbs: Vec<String>,
    /// Headings of columns that say what is to be done: 重点任务.
    pub task_columns: Vec<String>,
    /// Headings of columns that say of what kind it is: 任务类别.
    pub class_columns: Vec<String>,
    /// What a quoted name is, after it: 系统, 平台.
    pub system_words: Vec<String>,
}
