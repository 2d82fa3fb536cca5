use std::sync::LazyLock;

/// The simplified form of a traditional character of the genre's own words, so that one list of idioms serves both.
///
/// Names are kept as written; only what is compared with idioms is folded.
pub fn simplified(c: char) -> char {
    let index = PAIRS.binary_search_by_key(&c, |pair| pair.0);
    index
        .ok()
        .and_then(|index| PAIRS.get(index))
        .map_or(c, |pair| pair.1)
}

/// In the order of the traditional characters.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pairs = WRITTEN.split_whitespace();
    let pairs = pairs.filter_map(|pair| {
        let mut both = pair.chars();
        both.next().zip(both.next())
    });
    pairs.collect()
});

/// Each traditional character before its simplified form.
const WRITTEN: &str = "\
    佈布 個个 側侧 備备 傳传 債债 傷伤 傾倾 僅仅 價价 億亿 償偿 優优 儲储 內内 兩两 則则 創创 劃划 劇剧 劉刘 劑剂 動动 務务 勝胜 \
    勞劳 勢势 勵励 匯汇 區区 協协 厭厌 參参 吳吴 員员 問问 啟启 喪丧 單单 噸吨 嚴严 國国 圍围 園园 圓圆 圖图 團团 執执 報报 \
    場场 墊垫 壓压 壯壮 壽寿 夠够 夥伙 奪夺 婦妇 孫孙 學学 實实 寧宁 審审 寫写 寬宽 將将 專专 尋寻 對对 導导 屆届 層层 屬属 \
    島岛 幣币 幫帮 幹干 庫库 廠厂 廢废 廣广 廳厅 張张 強强 彈弹 彌弥 彎弯 彙汇 後后 從从 復复 徵征 惡恶 態态 慮虑 慶庆 憂忧 \
    憑凭 憲宪 憶忆 懇恳 應应 懷怀 戰战 戲戏 戶户 掃扫 掛挂 換换 損损 搶抢 撥拨 擇择 擊击 擔担 據据 擬拟 擴扩 擾扰 攔拦 攜携 \
    攝摄 敗败 敵敌 數数 斂敛 斷断 於于 時时 暢畅 暫暂 曆历 曉晓 書书 會会 東东 條条 棟栋 楊杨 業业 極极 榮荣 構构 槍枪 樁桩 \
    樂乐 樓楼 標标 樞枢 樣样 樹树 橋桥 機机 橫横 檔档 檢检 檯台 櫃柜 權权 歐欧 歡欢 歲岁 歷历 歸归 殘残 殺杀 毀毁 氣气 決决 \
    沒没 況况 淨净 減减 測测 準准 溝沟 滅灭 滾滚 滿满 漁渔 漢汉 漲涨 潔洁 潛潜 澤泽 濕湿 濟济 濱滨 濾滤 瀏浏 灣湾 災灾 為为 \
    烏乌 無无 煙烟 熱热 燈灯 營营 爐炉 爭争 爾尔 牆墙 牽牵 狀状 猶犹 獄狱 獎奖 獨独 獲获 獵猎 獻献 現现 琺珐 瑪玛 環环 產产 \
    畝亩 畢毕 畫划 異异 當当 疊叠 療疗 癒愈 發发 盜盗 盞盏 盡尽 監监 盤盘 眾众 碩硕 確确 碼码 礎础 礙碍 礦矿 禮礼 稅税 種种 \
    稱称 穀谷 積积 穩稳 穫获 窮穷 竄窜 竊窃 競竞 筆笔 箇个 節节 範范 築筑 簡简 簽签 簾帘 籌筹 籤签 糧粮 糾纠 紀纪 約约 紅红 \
    納纳 紐纽 紓纾 純纯 紙纸 級级 細细 終终 組组 結结 絕绝 絡络 給给 統统 絲丝 經经 綜综 綠绿 維维 綱纲 網网 緊紧 線线 緝缉 \
    緣缘 編编 緩缓 練练 縣县 縫缝 縮缩 縱纵 總总 績绩 織织 繞绕 繪绘 繫系 繳缴 繼继 續续 罰罚 罷罢 羅罗 羣群 義义 習习 聖圣 \
    聞闻 聯联 聰聪 聲声 職职 聽听 肅肃 脫脱 腦脑 腳脚 膚肤 膽胆 臨临 臺台 與与 興兴 舉举 舊旧 艙舱 艦舰 艱艰 莊庄 華华 萬万 \
    蓋盖 薦荐 薩萨 藍蓝 藝艺 藥药 蘇苏 蘋苹 蘭兰 處处 虛虚 號号 蟲虫 術术 衛卫 衝冲 裏里 補补 裝装 製制 複复 襲袭 規规 視视 \
    覺觉 覽览 觀观 觸触 訂订 計计 訊讯 討讨 訓训 託托 記记 訪访 設设 許许 診诊 註注 評评 詞词 詢询 試试 該该 詳详 誌志 認认 \
    誘诱 語语 誠诚 誤误 說说 誰谁 課课 調调 請请 諒谅 論论 諮咨 諾诺 謀谋 講讲 謝谢 謹谨 證证 識识 譜谱 譯译 議议 護护 讀读 \
    變变 讓让 豐丰 貝贝 負负 財财 貢贡 貧贫 貨货 販贩 貪贪 貫贯 責责 貯贮 貴贵 買买 貸贷 費费 貼贴 貿贸 賀贺 賃赁 資资 賓宾 \
    賞赏 賠赔 賢贤 賣卖 賦赋 質质 賬账 賴赖 賺赚 購购 賽赛 贈赠 贊赞 贏赢 贖赎 趕赶 趙赵 趨趋 跡迹 踐践 躍跃 車车 軌轨 軍军 \
    軟软 較较 載载 輔辅 輕轻 輛辆 輩辈 輪轮 輯辑 輸输 輿舆 轄辖 轉转 辦办 農农 迴回 週周 進进 遊游 運运 過过 達达 違违 遞递 \
    遠远 適适 遲迟 遷迁 選选 遺遗 遼辽 邁迈 還还 邊边 邏逻 郵邮 鄉乡 鄔邬 鄧邓 鄭郑 鄰邻 醫医 釋释 釐厘 針针 鈔钞 鈣钙 鉛铅 \
    銀银 銅铜 銜衔 銷销 鋁铝 鋒锋 鋪铺 鋼钢 錄录 錢钱 錯错 鍵键 鎂镁 鎖锁 鎮镇 鏈链 鏟铲 鏡镜 鐘钟 鐵铁 鑄铸 鑑鉴 鑽钻 長长 \
    門门 閉闭 開开 間间 閘闸 閣阁 閩闽 閱阅 闊阔 闖闯 關关 闡阐 闢辟 陝陕 陣阵 陳陈 陸陆 陽阳 隊队 階阶 際际 隨随 險险 隱隐 \
    隸隶 雖虽 雙双 雜杂 雞鸡 離离 難难 雲云 電电 霧雾 靈灵 靜静 鞏巩 韌韧 響响 頁页 頂顶 頃顷 項项 順顺 須须 頌颂 預预 頒颁 \
    頓顿 頗颇 領领 頭头 頸颈 頻频 題题 額额 顏颜 願愿 類类 顧顾 顯显 風风 颱台 飛飞 飯饭 飲饮 飽饱 飾饰 養养 餘余 館馆 駁驳 \
    駐驻 駕驾 駛驶 騎骑 驅驱 驗验 驚惊 驛驿 驟骤 體体 髮发 鬆松 鬥斗 鬧闹 魚鱼 鮮鲜 鯉鲤 鳥鸟 鴨鸭 鹽盐 麗丽 麥麦 麵面 麼么 \
    黃黄 點点 黨党 黴霉 齊齐 齒齿 齡龄 齣出 龍龙 龐庞 \
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_in_order_and_of_one_width() {
        assert!(PAIRS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            PAIRS
                .iter()
                .all(|(from, to)| from.len_utf8() == to.len_utf8())
        );
        let folded: String = "主辦機關:協辦單位".chars().map(simplified).collect();
        assert_eq!(folded, "主办机关:协办单位");
    }
}
