// Where the entries of files belong: tracks and episodes of a list onto a playlist of its name, or all onto the one
// that the line names; what is in the library, and albums, shows and artists wherever they are, into the library.

import Formats
import Rows
import SpotifyModel
import Text

/// The entries of files, each with the place where it belongs.
struct ImportedGoods {
    /// Where an entry belongs.
    enum Goal: Hashable {
        case library
        /// The playlist of this name, folded.
        case list(String)
        /// The playlist that the line names.
        case target
    }

    /// An entry, and the file it is from.
    struct Placed {
        let entry: ImportedEntry
        let goal: Goal
        let file: Int
    }

    /// In the order of the files.
    private(set) var placed: [Placed] = []
    /// The places, in the order in which they first come.
    private(set) var goals: [Goal] = []
    /// What the lists are called, by their folded names.
    private(set) var names: [String: String] = [:]
    /// How many files of a device there are, which cannot be added to anything.
    private(set) var localFiles = 0
    /// How many things cannot be on a playlist, where the line names one.
    private(set) var others = 0

    /// The entries of these files.
    ///
    /// - Parameter into: where all of them go; nil for where each belongs.
    init(_ files: [ImportedFile], into goal: Goal?) {
        for (number, file) in files.enumerated() {
            for entry in file.entries { add(entry, of: file, number, into: goal) }
        }
    }

    private mutating func add(_ entry: ImportedEntry, of file: ImportedFile, _ number: Int, into given: Goal?) {
        guard !entry.isLocal else {
            localFiles += 1
            return
        }
        let canBeListed = EntriesArgument.entryKinds.contains(RowKind(entry.kind))
        let goal: Goal
        switch (given, file.list(of: entry)) {
        case (.target?, _):
            guard canBeListed else {
                others += 1
                return
            }
            goal = .target
        case (let given?, _): goal = given
        case (nil, .playlist(let name?)) where canBeListed:
            let folded = Folding.folded(Self.name(name))
            names[folded] = names[folded] ?? Self.name(name)
            goal = .list(folded)
        case (nil, .playlist), (nil, .library): goal = .library
        }
        placed.append(Placed(entry: entry, goal: goal, file: number))
        if !goals.contains(goal) { goals.append(goal) }
    }

    /// The name as Spotify takes it: on one line, and not too long.
    private static func name(_ text: String) -> String {
        let line = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            case _: scalar
            }
        }
        let name = EntryName.trimmed(String(String.UnicodeScalarView(line)))
        return name.isEmpty ? "Imported" : EntryName.trimmed(name.prefix(PlaylistText.longestName))
    }
}
