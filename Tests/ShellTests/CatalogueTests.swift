// Every command's own words: its examples are understood as the command, its help fits the screen, its scopes are asked
// for at login.

import CommandLanguage
import Foundation
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing
import Text

struct CatalogueTests {
    private let table = Catalogue.table()

    @Test func `every example is understood as its command`() throws {
        for (index, type) in Catalogue.all.enumerated() {
            #expect(!type.spec.examples.isEmpty, "\(type.spec.name)")
            for example in type.spec.examples {
                guard case .complete(let tree) = try Parser.parse(example.line, isCommand: table.isCommand) else {
                    Issue.record("\(example.line) is not finished")
                    continue
                }
                // Where a command stands before one of the system, or in the head or the body of a block, the line
                // has its name as a word.
                let isNamed = example.line.split(separator: " ").contains { $0.hasPrefix(type.spec.name) }
                var (commands, isInside): ([Int], Bool) = ([], false)
                for stage in tree.steps.flatMap({ $0.pipeline?.stages ?? [] }) {
                    guard case .command(let words, let span) = stage else {
                        commands += Catalogue.all.indices.filter { Catalogue.all[$0].spec.name == "!" }
                        isInside = true
                        continue
                    }
                    let words2 = try Expansion.expand(words) { _ throws(UsageError) in .words(["x"]) }
                    let match = try table.understand(words2, in: example.line, stage: span, naming: .fullNames)
                    _ = try Catalogue.all[match.index].init(match.input)
                    commands.append(match.index)
                }
                // Blocks are read by the parser; their specs are for help.
                switch tree.steps.first?.statement {
                case .choice?, .loop?: #expect(isNamed, "\(example.line) is not \(type.spec.name)")
                case .definition?: #expect(type.spec.name == "def")
                case .pipeline?, nil:
                    let hasBlock = tree.steps.contains { $0.pipeline == nil }
                    #expect(
                        commands.contains(index) || isNamed && (isInside || hasBlock),
                        "\(example.line) is not \(type.spec.name)")
                }
            }
        }
    }

    @Test func `every help fits 80 columns`() async {
        let harness = ShellHarness()
        for type in Catalogue.all {
            #expect(await harness.run("help \(type.spec.name)") == .done)
        }
        for line in harness.output.text.split(separator: "\n") {
            #expect(CellWidth.of(String(line)) <= 80, "\(line)")
        }
    }

    @Test func `every scope a command needs is asked for at login`() {
        let known = Set(Scope.known.map { ScopeName($0.rawValue) })
        #expect(known.isSuperset(of: Catalogue.scopes))
        for type in Catalogue.all {
            #expect(Set(Catalogue.scopes).isSuperset(of: type.spec.scopes), "\(type.spec.name)")
        }
    }

    @Test func `every command of the sources is in the catalogue`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources/ShellCommands"
        var declared: [String] = []
        for path in try #require(FileManager.default.subpaths(atPath: root)) where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
            declared += text.matches(of: /\n(?:package )?struct (\w+): \w*Command \{/).map { String($0.1) }
        }
        let missing = Set(declared).subtracting(Catalogue.all.map { "\($0)" })
        #expect(missing == [], "add these types to `all` in Catalogue.swift, each at its place in help")
        #expect(declared.count == Catalogue.all.count)
    }

    @Test func `names and aliases are unique, summaries are one short line`() {
        let names = Catalogue.all.flatMap { [$0.spec.name] + $0.spec.aliases }
        #expect(Set(names).count == names.count)
        for type in Catalogue.all {
            #expect(CellWidth.of(type.spec.summary) <= 60)
            #expect(!type.spec.summary.hasSuffix("."))
        }
    }
}
