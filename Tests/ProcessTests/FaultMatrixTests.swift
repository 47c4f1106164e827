// Every kind of fault that the simulator knows, against the commands that users type most, as processes of their own:
// the status, the messages and the requests of each, and what has changed after it. The table is FaultMatrix.txt, which
// people read: every cell of it is meant to be right, not only recorded. What must hold of every cell, whatever the
// table says, is FaultMatrixCell's.

import FoundationEssentials
import Glibc
import SpotifySimulator
import Testing

@Suite(.serialized) struct FaultMatrixTests {
    @Test(.timeLimit(.minutes(10)))
    func `every fault under every command`() async throws {
        let wrongs = FaultMatrix.wrongs.filter { $0.body.contains("\"kind\"") }
        let kinds = SimulatorControls.faults.map(\.name)
        for kind in kinds { #expect(wrongs.contains { $0.body.contains("\"\(kind)\"") }, "no row for \(kind)") }
        let cells = FaultMatrix.wrongs.flatMap { wrong in FaultMatrix.commands.map { (wrong, $0) } }
        let outcomes = try await FaultMatrix.run(cells)
        for outcome in outcomes { outcome.check() }
        let path = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/FaultMatrix.txt"
        let text = FaultMatrix.text(outcomes)
        if getenv("JUKE_RECORD") != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } else {
            let recorded = try String(contentsOfFile: path, encoding: .utf8)
            let (lines, others) = (text.split(separator: "\n"), recorded.split(separator: "\n"))
            let place = zip(lines, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            let from = max(0, (place ?? 0) - 3)
            #expect(
                text == recorded,
                """
                now:
                \(lines.dropFirst(from).prefix(8).joined(separator: "\n"))
                in the table:
                \(others.dropFirst(from).prefix(8).joined(separator: "\n"))
                """)
        }
    }
}
