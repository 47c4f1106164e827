// What the log of changes costs while a change is sent: a note after each request, in a file that holds many changes.

import Exchange
import Library
import Storage

/// Measures notes in the log of changes.
enum ChangeLogLoad {
    /// How many changes the file holds before.
    private static let kept = 1_000
    /// A change of a long playlist, the longest that is kept.
    private static let longest = 10_000

    /// In microseconds, how long a note of a request takes, from so many; the file is made in the folder.
    static func note(_ count: Int, in folder: String) async -> Double {
        let log = ChangeLogDatabase(path: folder + "/log.db", time: SystemTime())
        let record = { (uris: [String]) in
            ChangeRecord(Change("save", edits: [.save(uris)]), at: SystemTime().now, shell: "b", state: .underWay)
        }
        for _ in 0..<kept { _ = await log.add(record(["spotify:track:0"])) }
        let number = await log.add(record((0..<longest).map { "spotify:track:\($0)" }))
        let elapsed = await ContinuousClock().measure {
            for step in 0..<count { await log.advance(number, doneEdits: 0, doneSteps: step, requests: step) }
        }
        await log.finish()
        return elapsed / .microseconds(1) / Double(count)
    }
}
