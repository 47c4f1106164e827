// What restoring a backup changes, as edits, with the counts that are said before and afterwards.

import Library
import Text

/// What a restore changes.
struct RestorePlan: Sendable {
    /// The changes, in order.
    var edits: [Edit] = []
    /// How far the log had come when the first playlist was read.
    var readAt: Int?
    /// How many things of each part are saved or followed.
    var saved: [BackupPart: Int] = [:]
    /// How many playlists are made.
    var made = 0
    /// How many entries these get.
    var filled = 0
    /// How many playlists that are there get entries back.
    var completed = 0
    /// How many entries those get.
    var putBack = 0
    /// How many playlists that are there get their description back.
    var described = 0
    /// How many rules come back.
    var rules = 0

    /// How many files of a device cannot come back.
    var files = 0
    /// How many addresses in the file are none.
    var unusable = 0
    /// How many entries had been added by someone else.
    var byOthers = 0
    /// How many of the things have a date, which cannot come back.
    var dated = 0
    /// Names of rules that are there already and differ, or that can be none.
    var rulesLeft: [String] = []

    /// Whether everything is there already.
    var isEmpty: Bool { edits.isEmpty }

    /// `60 liked songs, 12 albums, 2 new playlists with 31 entries and 1 rule`.
    var summary: String {
        var parts = BackupPart.allCases.compactMap { part -> String? in
            guard let count = saved[part], count > 0 else { return nil }
            return part == .playlists ? "\(part.counted(count)) to follow" : part.counted(count)
        }
        if made > 0 {
            let filling = filled == 0 ? "" : " with \(Self.entries(filled))"
            parts.append("\(made) new playlist\(made == 1 ? "" : "s")\(filling)")
        }
        if completed > 0 {
            parts.append("\(Self.entries(putBack)) on \(BackupPart.playlists.counted(completed))")
        }
        if described > 0 { parts.append(described == 1 ? "1 description" : "\(described) descriptions") }
        if rules > 0 { parts.append(BackupPart.rules.counted(rules)) }
        return parts.listed
    }

    /// What cannot come back, a sentence each.
    var losses: [String] {
        var losses: [String] = []
        if dated > 0 { losses.append("The dates in the backup cannot come back: Spotify dates what is saved now.") }
        if byOthers > 0 {
            losses.append(
                byOthers == 1
                    ? "1 entry was added by someone else; it will be yours."
                    : "\(byOthers) entries were added by others; they will be yours.")
        }
        if files > 0 {
            losses.append(
                files == 1
                    ? "1 file of a device cannot come back: no app can put it on a playlist."
                    : "\(files) files of a device cannot come back: no app can put them on a playlist.")
        }
        if unusable > 0 {
            losses.append(
                unusable == 1
                    ? "1 entry of the file has no address of Spotify's."
                    : "\(unusable) entries of the file have no address of Spotify's.")
        }
        if !rulesLeft.isEmpty {
            losses.append(
                "Left as \(rulesLeft.count == 1 ? "it is" : "they are"): the rule\(rulesLeft.count == 1 ? "" : "s") "
                    + rulesLeft.map { Sanitiser.clean($0) }.listed + ".")
        }
        return losses
    }

    private static func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
}
