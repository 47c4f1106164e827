// Every command of the catalogue stands where its form says, and nowhere else; and its form is that of its type, of its
// keyword and of its group.

import CommandLanguage
import Rows
import ShellCommands
import ShellTesting
import Testing

struct CommandFormTests {
    private let table = Catalogue.table()

    /// The first stage of a command's examples that is the command itself, with a word for each variable; a word after
    /// its name where there is none.
    private func stage(of index: Int) throws -> String {
        let spec = Catalogue.all[index].spec
        for example in spec.examples {
            guard case .complete(let tree) = try Parser.parse(example.line, isCommand: table.isCommand) else {
                continue
            }
            for case .command(let typed, let span) in tree.steps.flatMap({ $0.pipeline?.stages ?? [] }) {
                let words = try Expansion.expand(typed) { (_) throws(UsageError) in .words(["x"]) }
                guard
                    try table.understand(words, in: example.line, stage: span, naming: .fullNames).index == index
                else { continue }
                return typed.map { $0.fixed == nil ? "x" : $0.typed }.joined(separator: " ")
            }
        }
        return spec.name + " x"
    }

    /// The status of a line and what is said, where there is no login.
    private func run(_ line: String) async -> (status: ShellCommands.ExitStatus, said: String) {
        let harness = ShellHarness()
        let status = await harness.run(line)
        return (status, harness.messages.text)
    }

    @Test(arguments: Catalogue.all.indices)
    func `a command stands where its form says`(index: Int) async throws {
        let spec = Catalogue.all[index].spec
        let name = spec.name
        // The lexer reads `!`, wherever it stands.
        guard name != "!" else { return }
        let stage = try stage(of: index)
        let piped = await run("devices | \(stage)")
        let takesNone = "-c:1:11: \(name) takes no rows from a pipe.\nType: help \(name)\n"
        switch spec.form {
        case .source, .prefix, .keyword:
            #expect(piped.status == .usage)
            #expect(piped.said == takesNone)
        case .things(let kinds):
            // Nothing is refused but the missing login.
            let needsWords = spec.slots.contains { $0.shape.isRequired }
            #expect(await run("devices | \(needsWords ? stage : name)").status == .notLoggedIn)
            #expect(await run(needsWords ? stage : "\(name) radiohead").status == .notLoggedIn)
            #expect(kinds.allSatisfy { Kinds.table(RowKind(rawValue: $0)) != nil })
        case .transform, .sink:
            #expect(piped.said != takesNone)
            let alone = await run(stage)
            #expect(alone.status == .usage)
            let needed =
                name == "skip" ? "skip leaves out the first rows of a pipe" : "\(name) needs rows from a pipe.\n"
            #expect(alone.said.hasPrefix("-c:1:1: \(needed)"))
        }
    }

    @Test(arguments: [
        ("count liked", "Type: liked | count"), ("count search track a b", "Type: search track a b | count"),
        ("count \"liked\"", "For example: albums | count"), ("count lik", "For example: albums | count"),
        ("count liked \u{1B}[2J" + Self.xs(100), "Type: liked [2J\(Self.xs(50))… | count"),
    ])
    func `what stands after a command that needs rows is put before it`(line: String, next: String) async {
        let result = await run(line)
        #expect(result.status == .usage)
        #expect(result.said == "-c:1:1: count needs rows from a pipe.\n\(next)\n")
    }

    private static func xs(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test(arguments: Catalogue.all.indices)
    func `rows come out of a transform and never out of a sink`(index: Int) async throws {
        let spec = Catalogue.all[index].spec
        let givesNone = "-c:1:11: \(spec.name) gives no rows to the next command.\nType: help \(spec.name)\n"
        let line = "devices | \(try stage(of: index)) | count"
        switch spec.form {
        case .transform: #expect(await run(line).said != givesNone)
        case .sink:
            #expect(await run(line).said == givesNone)
            #expect(spec.returns.isEmpty)
        case .source, .things, .prefix, .keyword: #expect(spec.givesRows == !spec.returns.isEmpty)
        }
    }

    @Test func `the form is that of the type`() {
        for type in Catalogue.all {
            let (form, name) = (type.spec.form, type.spec.name)
            #expect(form.needsRows == (type is any RowsCommand.Type), "\(name)")
            #expect(form.needsRows != (type is any FirstCommand.Type), "\(name)")
            #expect(form.mayFollowPipe == (type is any FollowingCommand.Type), "\(name)")
        }
    }

    @Test func `the groups of help fit the forms of the commands in them`() {
        for spec in Catalogue.all.map({ $0.spec }) {
            switch spec.form {
            case .transform, .sink: #expect(spec.group == .rows, "\(spec.name)")
            case .things: #expect([.browse, .play, .queue, .library, .playlists].contains(spec.group), "\(spec.name)")
            case .source: #expect(spec.group != .rows, "\(spec.name)")
            // What a line costs is a question about the account's quota.
            case .prefix(.budget): #expect(spec.group == .account)
            // It is kept for a playlist.
            case .prefix(.rule): #expect(spec.group == .playlists)
            case .prefix, .keyword: #expect(spec.group == .shell, "\(spec.name)")
            }
        }
    }

    @Test func `help lists every group as one block of the catalogue`() {
        let groups = Catalogue.all.map { $0.spec.group }
        let blocks = groups.enumerated().filter { $0 == 0 || groups[$0 - 1] != $1 }.map(\.element)
        #expect(blocks == CommandSpec.Group.allCases.filter(groups.contains))
    }

    @Test func `the placeholders of a command's slots differ, so that each can be found by its own`() {
        for spec in Catalogue.all.map({ $0.spec }) {
            #expect(Set(spec.slots.map(\.placeholder)).count == spec.slots.count, "\(spec.name)")
        }
    }

    @Test func `every keyword that begins a pipeline or a block has its command`() {
        for keyword in Keyword.allCases {
            let form = Catalogue.all.first { $0.spec.name == keyword.rawValue }?.spec.form
            switch (keyword.prefix, keyword.block) {
            case (let prefix?, _): #expect(form == .prefix(prefix))
            // `else` is explained by `if`.
            case (nil, .alternative?): #expect(form == nil)
            case (nil, let block?): #expect(form == .keyword(block))
            case (nil, nil):
                let expected: CommandForm? = keyword == .where ? .transform : nil
                #expect(form == expected)
            }
        }
        for type in Catalogue.all {
            switch type.spec.form {
            case .prefix, .keyword: #expect(Keyword(bare: type.spec.name) != nil)
            case .source, .things, .transform, .sink: break
            }
        }
    }
}
