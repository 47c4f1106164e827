// What `find` costs in a library of 100 000 tracks: the building of its copy, and queries, compared with the sqlite3
// program that asks the same file for the same words. Names and queries are made in SongLibrary.

import FoundationEssentials
import Library
import Rows
import ShellCommands
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures the search over the copy.
enum FindLoad {
    /// The lines of the report; the copy is made in the folder.
    static func report(in folder: String) async -> [String] {
        var library = SongLibrary(Kinds.track)
        let tracks = library.tracks(songs)
        let queries = library.queries(asked, for: tracks)
        let path = folder + "/found.db"
        let copy = CopyDatabase(path: path, table: { Kinds.table($0) })
        let clock = ContinuousClock()
        var isKept = true
        let built = await clock.measure {
            // As `sync` writes it.
            isKept = (try? await copy.alone { await fill(copy, with: tracks) }) == true
        }
        guard isKept else { return ["find: the copy could not be written"] }
        let size = [path, path + "-wal", path + "-shm"].reduce(0) { sum, path in
            var file = stat()
            return stat(path, &file) == 0 ? sum + Int(file.st_size) : sum
        }
        guard let script = written(queries, in: folder) else { return ["find: the queries could not be written"] }
        var (rounds, theirs): ([[Double]], [Double]) = ([], [])
        // By turns, so that both meet the same machine; the first round warms what every later one finds warm.
        for round in 0...measured {
            var times: [Double] = []
            for query in queries {
                times.append(await clock.measure { _ = await copy.find(query, at: 0..<page) } / .milliseconds(1))
            }
            let other = Sample.ofProcess(["sqlite3", path, ".read " + script], runs: 1).median
            guard round > 0 else { continue }
            rounds.append(times)
            if let other { theirs.append(other / 1_000) }
        }
        await copy.finish()
        let sum = median(rounds.map { $0.reduce(0, +) })
        let sorted = rounds.joined().sorted()
        var lines = [
            "copy of \(songs) tracks: \(rounded(built / .seconds(1))) s to build (goal 3), "
                + "\(size / 1_000_000) MB (goal 60)",
            "find, \(asked) queries: median \(rounded(sorted[sorted.count / 2])) ms (goal 3), 99 of 100 within "
                + "\(rounded(sorted[sorted.count * 99 / 100])) ms (goal 10)",
        ]
        if theirs.count == measured {
            let ratio = rounded(sum / median(theirs))
            lines.append(
                "find against sqlite3's match alone: \(ratio)× (goal 1.5); "
                    + "\(Int(sum)) ms against \(Int(median(theirs))) ms, medians")
        } else {
            lines.append("find against sqlite3: could not be measured")
        }
        return lines
    }

    private static let songs = 100_000
    private static let asked = 1_000
    /// How often all of them are asked.
    private static let measured = 5
    /// How many are written at once.
    private static let lot = 5_000
    /// A page of `find`, and the row that tells whether there is another.
    private static let page = 21

    /// A fifth is liked, and the others are on playlists of 5 000; false where it cannot be written.
    private static func fill(_ copy: CopyDatabase, with tracks: [CopiedEntry]) async -> Bool {
        for start in stride(from: 0, to: songs, by: lot) {
            let list = start < songs / 5 ? CopiedList.liked : .playlist("spotify:playlist:\(start)")
            let part = Array(tracks[start..<start + lot])
            do {
                try await copy.update(list, [.append(part)], status: CopiedListStatus())
            } catch {
                return false
            }
        }
        return true
    }

    /// Writes what asks the sqlite3 program for the numbers of all things that match; returns where.
    private static func written(_ queries: [CopyQuery], in folder: String) -> String? {
        let lines = queries.compactMap { CopyDatabase.matchText(for: $0) }.map { text in
            "SELECT rowid FROM search WHERE search MATCH '" + text.replacing("'", with: "''") + "';"
        }
        let script = folder + "/find.sql"
        let text = ".output /dev/null\n" + lines.joined(separator: "\n") + "\n"
        return (try? Data(text.utf8).write(to: URL(filePath: script))) == nil ? nil : script
    }

    private static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
