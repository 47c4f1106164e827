import Foundation
import Testing

/// Every error type of the sources explains itself, or is in the list of those that never reach the loop.
struct ExplainedTests {
    /// Error types without words of their own, as `File.Type`, and why none are needed.
    private static let withoutWords = [
        // Another error takes their place before a command sees them.
        "Exchange.ExchangeError": "SpotifyClient and the login make a SpotifyError or an AuthError of it",
        "SpotifyError.UnreadableAnswer": "it is a part of SpotifyError",
        "EntryFault.EntryFault": "ImportError says of which file it is",
        "Errno.Errno": "the caller that opens a file says which file, and what for",
        "FileFault.FileFault": "Storage makes a TokenStoreError of it",
        "RowTemplate+Parsing.TemplateError": "TemplateText makes a UsageError of it",
        "Reference.RowBeyondListing": "the session makes a ReferenceError of it",
        "SystemProcess.SystemProcessError": "juke makes a SystemShellError of it",
        "SettingParser.UnfitValue": "set makes a UsageError of it, and the start a warning",
        "SQLiteError.SQLiteError": "DatabaseFile makes a DatabaseFailure of it",
        "BackupFile.Unfit": "restore makes a BackupError of it",
        "LoginLock.Fault": "TokenFile makes a TokenStoreError of it",
        "ExchangeServer.PortInUse": "only the simulator's program opens a port that a user names",
        // They never leave the type that throws them.
        "AnswerReceiver.TooLarge": "AnswerReceiver makes a TransportFault of it",
        "DatabaseFailure.DatabaseFailure": "the stores return nothing instead, or count without the database",
        "Sieve.Refusal": "the sieve collects it with what was left out",
        "Aggregate.TooLarge": "the command says which field it cannot count",
        "TextPattern.BrokenPattern": "ConditionParser makes a UsageError of it, with its place",
        // Said in another way than as the error of a line.
        "FileNotice.FileNotice": "a notice, after which juke continues",
        "CoverError.CoverError": "a note at a row that is shown without its picture",
    ]

    /// Targets whose errors never meet the shell.
    private static let otherPrograms: Set = ["spotify-simulator", "SpotifySimulator", "Benchmarks", "Fuzz"]

    @Test func `every error type explains itself`() throws {
        let types = try Self.types()
        #expect(types.declared.count > 40)
        for declared in types.declared where Self.withoutWords[declared.place] == nil {
            #expect(
                types.explained.contains(declared.name),
                """
                \(declared.place) has no words: make it Explained in Sources/Shell/Diagnostics, or say in the list of \
                this file why it needs none
                """)
        }
    }

    @Test func `the list of those without words holds only types that need it`() throws {
        let declared = try Set(Self.types().declared.map(\.place))
        #expect(Set(Self.withoutWords.keys).subtracting(declared) == [])
    }

    @Test(arguments: [
        ("package enum PlayError: Error, Sendable {", "PlayError", true),
        ("    private struct TooLarge: Error {}", "TooLarge", true),
        ("extension PlayError: SelfExplained {", "PlayError", false),
        ("extension PlayError: Explained {", "PlayError", false),
        ("extension Broken: Error {}", "Broken", true),
    ])
    func `a conformance is found`(line: String, name: String, isDeclaration: Bool) {
        let found = Self.conformance(in: line[...])
        #expect(found?.name == name)
        #expect(found?.isError == isDeclaration)
        #expect(found?.isExplained == !isDeclaration)
    }

    @Test(arguments: [
        "package final class Flight<Failure: Error>: Sendable {", "    case failed(any Error)", "// : Error {",
    ])
    func `other lines declare no error`(line: String) {
        #expect(Self.conformance(in: line[...])?.isError != true)
    }

    /// The error types that the sources declare, and the names of those that explain themselves.
    private static func types() throws -> (declared: [(place: String, name: String)], explained: Set<String>) {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Sources"
        var declared: [(place: String, name: String)] = []
        var explained: Set<String> = []
        for path in try #require(FileManager.default.subpaths(atPath: root)) where path.hasSuffix(".swift") {
            let parts = path.split(separator: "/")
            guard let target = parts.first, let last = parts.last, !otherPrograms.contains(String(target)) else {
                continue
            }
            let file = last.dropLast(".swift".count)
            for line in try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8).split(separator: "\n") {
                guard let found = conformance(in: line) else { continue }
                if found.isError { declared.append(("\(file).\(found.name)", found.name)) }
                if found.isExplained { explained.insert(found.name) }
            }
        }
        return (declared, explained)
    }

    /// The type that the line declares or extends, if the protocols it names make it an error or give it words.
    private static func conformance(
        in line: Substring
    ) -> (name: String, isError: Bool, isExplained: Bool)? {
        guard line.contains("Error") || line.contains("Explained") else { return nil }
        let form =
            #/
            \s* (?:(?:package|private|fileprivate|final)\s)* (?:enum|struct|class|actor|extension)
            \s ([\w.]+) :\s ([^{]*) \{
            /#
        guard let match = line.prefixMatch(of: form) else { return nil }
        let protocols = Set(match.2.split { !$0.isLetter && $0 != "." }.map(String.init))
        let isExplained = !protocols.isDisjoint(with: ["Explained", "SelfExplained"])
        return (String(match.1), protocols.contains("Error"), isExplained)
    }
}
