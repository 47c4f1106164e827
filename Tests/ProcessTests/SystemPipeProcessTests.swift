// `| !cmd |` with real processes: large texts in both directions, commands that read nothing or write what is no text.

import SystemTesting
import Testing

@Suite struct SystemPipeProcessTests {
    private let folder = TemporaryFolder()
    private static let address = "https://open.spotify.com/track/6LgJvl0Xdtc73RJ1mmpotq\n"

    /// How a line ends, with 20 000 addresses in the file `uris`: more than any pipe holds.
    private func run(_ line: String) async throws -> Ended {
        try await SystemLine.run(
            """
            yes spotify:track:6LgJvl0Xdtc73RJ1mmpotq | head -20000 > uris
            exec $J --allow-shell -c "$LINE"
            """, in: folder, environment: ["LINE": line])
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "!cat uris | link - | !tail -n 1", "!cat uris | !cat | link - | !(cat; echo) | link - | !tail -n 1",
            "!(cat uris; tail -n 1 uris) | link - | !head -n 1",
        ])
    func `large texts go both ways`(line: String) async throws {
        #expect(try await run(line) == Ended(status: 0, output: Self.address, messages: ""))
    }

    @Test(
        .timeLimit(.minutes(5)), arguments: ["!cat uris | link - | !true", "!cat uris | link - | !(exec 0<&-; true)"])
    func `a command need not read what it is given`(line: String) async throws {
        #expect(try await run(line) == Ended(status: 0, output: "", messages: ""))
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("!(cat uris; exit 3) | link -", "The command ended with status 3."),
            ("!(kill -TERM $$) | link -", "The command ended with status 143."),
            ("!printf 'a\\n\\377\\n' | link -", "Line 2 of what the command wrote is not UTF-8 text."),
            ("!(yes | head -c 40000000) | link -", "The command wrote more than 32 MB as its answer."),
        ])
    func `what cannot be read back is status 1, and says why`(line: String, message: String) async throws {
        #expect(try await run(line) == Ended(status: 1, output: "", messages: "-c:1:1: \(message)\n"))
    }
}
