// What settings refuse, from a line and from the environment: the same texts, with the same words for what can be
// written.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct SettingTests {
    private static let looks = "a colour or an effect such as red, bright-blue, bold, red+underline or none"

    /// A text that each setting refuses, and what it takes; nil for those that take any text.
    private static let refused: [(setting: String, text: String, expected: String?)] = [
        ("output", "pink", "one of auto, table, tsv, json, jsonl, csv, ids"), ("head", "maybe", "one of auto, on, off"),
        ("headings", "maybe", "one of auto, on, off"),
        ("color", "pink", "one of auto, always, never"), ("plain", "maybe", "one of off, on"),
        ("picker", "maybe", "one of auto, fzf, built-in"), ("pager", "maybe", "one of on, off"),
        ("hints", "maybe", "one of on, off"),
        ("colour.command", "pink", looks),
        ("colour.error", "red+blue", looks),
        ("colour.option", "bold+bold", looks),
        ("colour.quote", "31", looks),
        ("colour.operator", "RED", looks),
        ("colour.variable", "none+red", looks),
        ("colour.reference", "maybe", looks),
        ("colour.comment", "grey", looks),
        ("colour.hint", "dim", looks),
        ("completion.catalogue", "maybe", "one of off, on"),
        ("right-prompt", "maybe", "one of off, playing"),
        ("prompt-marks", "maybe", "one of auto, on, off"), ("title", "maybe", "one of off, on"),
        ("links", "maybe", "one of auto, on, off"), ("history", "maybe", "one of on, off"),
        ("editing-mode", "maybe", "one of auto, emacs, vi"), ("read-only", "maybe", "one of off, on"),
        ("sync.daily", "maybe", "one of off, on"), ("offline", "maybe", "one of off, on"),
        ("mode", "maybe", "one of development, extended"),
        ("device.default", "any", nil), ("budget.pace", "fast", "standard, off, or a number of requests a second"),
        ("client-id", "c0ffee", "32 hexadecimal digits"),
        ("auth.method", "magic", "one of pkce, secret, client-credentials"),
        (
            "auth.redirect-uri", "http://localhost/callback",
            "an address like http://127.0.0.1/callback, as registered"
        ), ("auth.secret-file", "any", nil),
    ]

    @Test func `every setting is here`() {
        #expect(
            Self.refused.map(\.setting) == Settings.all.map(\.name),
            "add a line to `refused` of this file, in the order of Settings.all: a text that the setting refuses")
    }

    @Test(arguments: refused)
    func `a line is refused with what can be written`(setting: String, text: String, expected: String?) async {
        let harness = ShellHarness()
        let status = await harness.run("set \(setting) \(text)")
        #expect(status == (expected == nil ? .done : .usage))
        let place = "-c:1:\(6 + setting.count)"
        let message = expected.map { "\(place): \(text) is not \($0).\nType: help set\n" }
        #expect(harness.messages.text == message ?? "")
        let (value, origin) = await harness.shell.session.settings.value(setting)
        let preset = Settings.all.first { $0.name == setting }?.preset
        let before = setting == "budget.pace" ? "off" : preset
        #expect(value == (expected == nil ? text : before))
        #expect(origin == (expected == nil ? .session : setting == "budget.pace" ? .flag : .preset))
    }

    @Test(arguments: refused)
    func `a variable is refused in the same words, and the default holds`(
        setting: String, text: String, expected: String?
    ) throws {
        guard let variable = Settings.all.first(where: { $0.name == setting })?.variable else { return }
        let expected = try #require(expected)
        var settings = Settings()
        let unfit = settings.adopt(environment: [variable: text])
        let shown = variable == "JUKE_CLIENT_ID" ? nil : text
        #expect(unfit == [UnfitVariable(variable, text: shown, expected: expected)])
        #expect(
            unfit.map { Diagnostic.words(for: $0) } == [
                "\(variable)\(shown.map { "=" + $0 } ?? "") is not used: it must be \(expected)."
            ])
        #expect(settings == Settings())
    }

    @Test func `default in the environment leaves the default`() {
        var settings = Settings()
        #expect(settings.adopt(environment: ["JUKE_PACE": "default"]) == [])
        #expect(settings == Settings())
        #expect(settings.adopt(environment: ["JUKE_PACE": "2", "JUKE_PLAIN": ""]) == [])
        #expect(settings.value("budget.pace").text == "2")
        #expect(settings.value("budget.pace").origin == .environment)
        #expect(settings.value("plain").origin == .preset)
    }
}
