//! A window with the program's font, features and size that shows twenty lines of Chinese text and nothing else: what the
//! first frame of any such program costs. The program's own is measured against it.

use eframe::egui;

const LINES: [&str; 20] = [
    "开办企业：深化一枚印章管审批，全面实现新开办企业电子印章",
    "工程建设：推行多测合一、多评合一，压减审批时间",
    "获得电力：全面推行三零服务，客户办电零上门、零审批、零投资",
    "获得用水用气：优化报装流程，精简材料，推广线上办理",
    "登记财产：推动不动产登记与交易、缴税一窗受理",
    "获得信贷：建设融资服务平台，扩大信用贷款规模",
    "保护投资者：完善多元化解机制，依法保护中小股东权益",
    "纳税：推行非接触式办税，压缩纳税时间",
    "跨境贸易：巩固压缩整体通关时间成效",
    "执行合同：推广电子送达，提高审判效率",
    "办理破产：健全府院联动机制，降低破产成本",
    "政府采购：推行全流程电子化，取消没有法律依据的保证金",
    "招标投标：推行不见面开标，实现远程异地评标",
    "政务服务：推进一件事一次办，跨省通办、全省通办",
    "知识产权：建立快速维权机制，开展专项行动",
    "市场监管：推行双随机、一公开，实施包容审慎监管",
    "包容普惠创新：优化人才服务，支持企业研发",
    "劳动力市场：开展职业技能培训，促进供需对接",
    "法治保障：清理与现行政策不符的文件，公开结果",
    "组织实施：压实责任，定期调度，按时销号",
];

fn main() -> eframe::Result {
    eframe::run_native(
        "blank",
        options(),
        Box::new(|creation| {
            cuoshi::ui::install(&creation.egui_ctx);
            Ok(Box::new(Blank))
        }),
    )
}

struct Blank;

impl eframe::App for Blank {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| {
            for line in LINES {
                ui.label(line);
            }
        });
    }
}

fn options() -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("blank")
            .with_icon(cuoshi::ui::icon())
            .with_inner_size([1366.0, 768.0]),
        multisampling: 0,
        ..Default::default()
    }
}
