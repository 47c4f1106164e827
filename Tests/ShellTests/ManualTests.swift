// Help, the manual page and completion scripts are made of the specs; what they show can be typed.

import CommandLanguage
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ManualTests {
    @Test func `the manual page names every command, option and status, and hides nothing from roff`() {
        let page = ManualPage.text(version: "1", released: "2026-11-29")
        for type in Catalogue.all {
            #expect(page.contains(".B " + type.spec.name.replacing("-", with: "\\-")), "\(type.spec.name)")
        }
        for option in Invocation.spec.options {
            #expect(page.contains("\\-\\-" + option.name.replacing("-", with: "\\-")), "\(option.name)")
        }
        #expect(page.hasPrefix(".TH JUKE 1 2026-11-29 \"juke 1\"\n"))
        #expect(page.utf8.allSatisfy { $0 < 0x80 }, "not every roff reads more than ASCII")
        let requests: Set = [".TH", ".SH", ".TP", ".B", ".BR", ".IP", ".br"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") {
            #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
        }
    }

    @Test(arguments: ShellCompletion.allCases)
    func `completion scripts ask juke`(shell: ShellCompletion) {
        #expect(shell.text.contains("--complete \(shell.rawValue) "))
        #expect(shell.text.hasSuffix("\n"))
    }

    @Test(
        arguments: HelpPage.allCases.map(\.rawValue) + [
            "fields", "fields track", "status", "to format", "for", "alias",
        ])
    func `every topic has a page that fits a terminal`(topic: String) async {
        let harness = ShellHarness(.prompt, width: 60)
        _ = await harness.run("help \(topic)")
        #expect(harness.messages.text == "")
        #expect(harness.output.text.count > 60)
    }

    @Test func `what topics show can be parsed`() throws {
        let names = Catalogue.table().commandNames
        for page in HelpPage.allCases where page != .rows && page != .keys {
            for (form, _) in page.forms {
                guard case .complete = try Parser.parse(form, isCommand: names.contains) else {
                    Issue.record("\(form) is not finished")
                    continue
                }
            }
        }
    }

    @Test func `an unknown topic names the nearest`() async {
        let harness = ShellHarness()
        #expect(await harness.run("help pipe").code == 2)
        #expect(harness.messages.text.contains("Did you mean pipes"), "\(harness.messages.text)")
    }
}
