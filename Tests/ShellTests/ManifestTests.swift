// `help --json`: it is JSON, everything is in it, and its members are those that Language §10 promises.

import CommandLanguage
import Foundation
import Rows
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ManifestTests {
    private typealias Object = [String: Any]

    private static func json(_ line: String) async throws -> Any {
        let result = await ShellHarness().result(of: line)
        #expect(result.status == .done && result.messages == "" && result.requests == 0)
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }

    private static func manifest() async throws -> Object { try #require(await json("help --json") as? Object) }

    private static func objects(_ name: String, of object: Object) throws -> [Object] {
        try #require(object[name] as? [Object])
    }

    @Test func `every command of the table is in it, in the order of help`() async throws {
        let commands = try Self.objects("commands", of: try await Self.manifest())
        #expect(commands.map { $0["name"] as? String } == Catalogue.table().specs.map(\.name))
        for (object, type) in zip(commands, Catalogue.all) {
            let spec = type.spec
            #expect(object["summary"] as? String == spec.summary && object["requests"] as? String == spec.cost)
            #expect(object["usage"] as? String == Usage.line(spec))
            #expect(object["takes"] as? [String] == spec.form.takes && object["returns"] as? [String] == spec.returns)
            #expect(
                try Self.objects("options", of: object).map { $0["name"] as? String }
                    == spec.options.map { "--" + $0.name })
            #expect(
                try Self.objects("arguments", of: object).map { $0["required"] as? Bool }
                    == spec.slots.map(\.shape.isRequired))
        }
    }

    @Test func `options, fields, settings and statuses are in it`() async throws {
        let manifest = try await Self.manifest()
        #expect(manifest["manifest"] as? Int == 1)
        #expect(
            try Self.objects("options", of: manifest).map { $0["name"] as? String }
                == Invocation.spec.options.map { "--" + $0.name })
        #expect(
            try Self.objects("common_options", of: manifest).map { $0["name"] as? String }
                == CommonOptions.specs.map { "--" + $0.name })
        let kinds = try Self.objects("kinds", of: manifest)
        #expect(kinds.map { $0["kind"] as? String } == Kinds.documented.map(\.kind.rawValue))
        let fields = try Self.objects("fields", of: try #require(kinds.first { $0["kind"] as? String == "track" }))
        #expect(
            fields.map { $0["name"] as? String } == (Kinds.track.fields + FieldTable.common).map(\.name))
        #expect(
            try Self.objects("settings", of: manifest).map { $0["name"] as? String } == Settings.all.map(\.name))
        #expect(
            try Self.objects("statuses", of: manifest).map { $0["status"] as? Int }
                == ExitStatus.documented.map { Int($0.status.code) })
    }

    /// The members of each kind of object, in their order: programs rely on them.
    private static let members: [(path: String, names: String)] = [
        ("", "manifest options common_options commands kinds settings statuses"),
        (
            "commands",
            """
            name aliases group form summary details usage arguments options takes returns changes requests scopes \
            occasional_scopes examples
            """
        ),
        ("arguments", "name required several values help"), ("options", "name short value values help"),
        ("examples", "line meaning"), ("kinds", "kind fields"), ("fields", "name type parts extended_mode_only help"),
        ("settings", "name values default variable help"), ("statuses", "status meaning"),
    ]

    @Test func `its members are those that are promised`() async throws {
        var found: [String: Set<String>] = [:]
        func look(_ value: Any, _ path: String) {
            if let array = value as? [Any] { return array.forEach { look($0, path) } }
            guard let object = value as? Object else { return }
            let names = object.keys.sorted().joined(separator: " ")
            found[path, default: []].insert(names)
            for (name, member) in object { look(member, name == "common_options" ? "options" : name) }
        }
        look(try await Self.manifest(), "")
        let promised = Self.members.map { ($0.path, [$0.names.split(separator: " ").sorted().joined(separator: " ")]) }
        #expect(found == Dictionary(uniqueKeysWithValues: promised.map { ($0, Set($1)) }))
        let page = try RecordedFile("Sources/juke/Documentation.docc/Language.md").text
        for (_, names) in Self.members { #expect(page.contains("`\(names)`"), "write `\(names)` in Language §10") }
    }

    @Test func `each command is on a line of its own, and the same in every run`() async throws {
        let text = await ShellHarness().result(of: "help --json").output
        for type in Catalogue.all {
            #expect(text.contains("\n{\"name\":\"\(type.spec.name)\",\"aliases\":["), "\(type.spec.name)")
        }
        #expect(await ShellHarness().result(of: "help --json").output == text)
    }

    @Test func `one topic gives its part`() async throws {
        let take = try #require(await Self.json("help take --json") as? Object)
        #expect(take["name"] as? String == "take")
        #expect(try #require(await Self.json("help fields album --json") as? [Object]).count == 1)
        #expect(try #require(await Self.json("help status --json") as? [Object]).count == ExitStatus.documented.count)
        #expect(try #require(await Self.json("help commands --json") as? [Object]).count == Catalogue.all.count)
        let page = try #require(await Self.json("help pipes --json") as? Object)
        #expect(page["topic"] as? String == "pipes")
        #expect(try Self.objects("forms", of: page).count == HelpPage.pipes.forms.count)
    }

    @Test func `values are those that alone fit`() async throws {
        func values(_ command: String, _ place: Int) async throws -> [String]? {
            let object = try #require(await Self.json("help \(command) --json") as? Object)
            return try Self.objects("arguments", of: object)[place]["values"] as? [String]
        }
        #expect(try await values("offline", 0) == ["on", "off"])
        // A file fits as well as a format.
        #expect(try await values("to", 0) == nil)
        #expect(try await values("take", 0) == nil)
    }

    @Test func `a setting or another format does not turn help into it`() async {
        let harness = ShellHarness(flags: ["output": "json"])
        #expect(await harness.result(of: "help take").output.hasPrefix("take – "))
        #expect(await harness.result(of: "help take --tsv").output.hasPrefix("take – "))
    }
}
