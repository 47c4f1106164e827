// `import`: takes over what other programs and Spotify's data export have written: plays into those that are kept,
// libraries and playlists into a change. The files are found and told apart here, by what is in them and not by their
// names; plays are read by HistoryImport, libraries by LibraryImport.

package import CommandLanguage
package import Formats
package import Library
import Rendering
import SpotifyAPI
import Text

/// Takes over files of other programs.
package struct Import: FirstCommand {
    static let files = Slot<[String]>(
        "FILE", help: "files, folders and zip archives", noun: "files", shape: .severalBefore("into"),
        candidates: .files,
        parse: { argument throws(UsageError) in
            if let empty = argument.words.first(where: { $0.text.isEmpty }) {
                throw UsageError(.invalidValue("", expected: "the name of a file"), at: empty.span)
            }
            return argument.words.map(\.text)
        })
    static let into = Slot<String>.joint("into", help: "before the playlist that gets everything", isOptional: true)
    static let target = Slot.ownPlaylist(
        "P", shape: .optionalRest,
        help: "a playlist of yours, or liked; one of that name is made where there is none")
    static let search = CommandFlag("search", help: "search Spotify for what your copy does not have")

    package static let commandName = "import"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "take over libraries, playlists and plays from files",
        details: """
            Files are recognised by what is in them: tables of Exportify, TuneMyMusic, Soundiiz and spreadsheets, M3U, \
            JSPF, XSPF, lines such as Artist – Title or addresses, rows of `to json` and `to csv`, and Spotify's own \
            data export from spotify.com/account/privacy: what is saved, playlists, and plays.

            Songs that the file says are liked, and albums, shows and artists, are saved; each list becomes a private \
            playlist of its name, or is added to yours of that name; into P puts all of it onto P. What is there is \
            not doubled, so an import can be repeated, and undo takes one back. Things are found by their addresses, \
            then in your copy by code or by name, artist and length, then with --search, 1 request each. What could \
            be several things is listed to choose from.

            Plays are kept here alone: those of 30 s or more, without addresses, user names and countries.
            """,
        slots: [files.erased, into.erased, target.erased], options: [search.spec],
        examples: [
            .init("import road_songs.csv", "a playlist that Exportify wrote"),
            .init("import old.m3u into \"Road Songs\"", "onto a playlist of yours"),
            .init("import my_spotify_data.zip", "everything in it; it is read through unzip"),
            .init("import list.txt --search | pick | playlist add Mixed", "choose among what is in doubt"),
        ],
        returns: ["track", "album", "artist", "show", "episode", "audiobook"],
        cost: "none for plays; 1 for 50 of your playlists, 2 to make one, 2 for 40 things to save; 1 for 100 entries",
        occasionalScopes: [
            .modifyLibrary, .readLibrary, .modifyFollows, .modifyPrivatePlaylists, .modifyPublicPlaylists,
            .readPrivatePlaylists, .readCollaborativePlaylists,
        ], effect: .library, shownBy: "log")

    let paths: [String]
    let into: LocatedReference?
    let isSearching: Bool
    private let typed: (text: String, span: Range<Int>)

    package init(_ input: ParsedInput) throws(UsageError) {
        paths = try input.value(Self.files)
        isSearching = input.has(Self.search)
        let hasJoint = try input.optional(Self.into) != nil
        into = try input.optional(Self.target)
        guard !hasJoint || into != nil else { throw input.missing(Self.target) }
        let words = input.typed(in: Self.files) + (hasJoint ? ["into"] : []) + input.typed(in: Self.target)
        typed = (words.joined(separator: " "), input.span(of: Self.files) ?? input.span)
    }

    /// Reads all files, one after the other; what was kept of one stays, whatever comes of the next.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var importing = Importing(services)
        do {
            for path in paths { try await importing.read(path) }
            return try await importing.reply { files in
                try await LibraryImport(
                    services: services, session: session, files: files, target: into, isSearching: isSearching,
                    typed: typed
                ).run()
            }
        } catch {
            // What was read before is kept and said, whatever ended it; the error itself matters more than another.
            await importing.end()
            throw error
        }
    }
}

/// Why a file is not imported.
package enum ImportError: Error, Sendable, Equatable {
    /// It cannot be read, or is in no format that is known.
    case unreadable(path: String, EntryFault)
    /// No file of a folder or an archive is in such a format.
    case nothingKnown(path: String)
    /// Some entries are in doubt or were not found: what was done with the others, and how to search for what is
    /// missing; nil where that was done.
    case incomplete(done: String, doubts: [String], missing: [String], search: FurtherSearch?)
    /// The plays cannot be kept.
    case notKept(CopyFault)
    /// Histories that end in the middle, or are broken there; what came before is kept.
    case damaged([DamagedFile])

    /// A line that searches for what was not found.
    package struct FurtherSearch: Sendable, Equatable {
        /// As it can be typed.
        package var line: String
        /// How many requests it takes.
        package var requests: Int
    }

    /// A history that could not be read to its end.
    package struct DamagedFile: Sendable, Equatable {
        /// As it was typed, or follows from that.
        package var path: String
        /// How many plays came before.
        package var plays: Int
    }
}

/// What was read of the files so far.
struct Importing {
    let services: Services
    private var histories: HistoryImport
    private var hasSaid = false
    private var libraries: [ImportedFile] = []

    init(_ services: Services) {
        self.services = services
        histories = HistoryImport(services)
    }

    /// Reads what is at a path: a file, or all those of a folder or an archive that are known.
    mutating func read(_ path: String) async throws {
        switch try await services.computer.files.sources(path) {
        case .file(let source):
            if let fault = try await read(source) { throw ImportError.unreadable(path: path, fault) }
        case .several(let sources):
            var isAnyKnown = false
            for source in sources where !source.isOfSystem {
                if try await read(source) == nil { isAnyKnown = true }
            }
            guard isAnyKnown else { throw ImportError.nothingKnown(path: path) }
        }
    }

    /// Reads a file; the reason for one in no format that is known, of which no more than its beginning is read.
    mutating func read(_ source: FileSource) async throws -> EntryFault? {
        var reading = Reading.beginning([])
        var text = TextBytes()
        try await source.read { bytes in
            try Task.checkCancellation()
            return try await take(text.take(bytes), of: source, &reading, isEnd: false)
        }
        if try await take(text.end(), of: source, &reading, isEnd: true) {
            switch reading {
            case .beginning: return .empty
            case .unknown, .empty: break
            case .history(let reader): try await histories.end(reader, of: source)
            case .library(var file):
                try file.end()
                libraries.append(file)
            }
        }
        return reading.fault
    }

    /// What a file turned out to be.
    private enum Reading {
        case beginning([UInt8])
        case history(HistoryReader)
        case library(ImportedFile)
        case empty
        case unknown(EntryFault)

        var fault: EntryFault? {
            switch self {
            case .unknown(let fault): fault
            case .beginning, .history, .library, .empty: nil
            }
        }
    }

    /// Takes the next bytes; false when no more are wanted.
    private mutating func take(
        _ bytes: [UInt8], of source: FileSource, _ reading: inout Reading, isEnd: Bool
    ) async throws -> Bool {
        switch reading {
        case .beginning(let before):
            let beginning = before + bytes
            reading = .beginning(beginning)
            guard isEnd || beginning.count >= ImportFormat.beginning else { return true }
            do throws(EntryFault) {
                switch try ImportFormat(beginning: beginning, isWhole: isEnd) {
                case .history: reading = .history(HistoryReader(name: source.name))
                case .library: reading = .library(ImportedFile(path: source.path))
                case .empty: reading = .empty
                }
            } catch {
                reading = .unknown(error)
            }
            return try await take(beginning, of: source, &reading, isEnd: isEnd)
        case .history(var reader):
            // The reader is not to be copied with every piece.
            reading = .empty
            try await histories.take(bytes, &reader)
            reading = .history(reader)
        case .library(var file):
            reading = .empty
            try file.take(bytes)
            reading = .library(file)
        case .empty: return true
        case .unknown: return false
        }
        return true
    }

    /// What is said of all of it, where `use` says what becomes of libraries.
    mutating func reply(_ use: ([ImportedFile]) async throws -> Reply) async throws -> Reply {
        try await histories.finish()
        let isMade = services.context.changes == .made
        if !isMade, let intention = histories.intention { _ = try await services.writer.change(intention, {}) }
        if isMade { try histories.check() }
        if !libraries.isEmpty {
            if isMade { say(histories.sentence) }
            return try await use(libraries)
        }
        guard isMade else { return Reply(.nothing) }
        return Reply(.note(StyledText(histories.sentence ?? "There is nothing in it.")))
    }

    /// Keeps and says what was read of histories, where something ended the reading.
    mutating func end() async {
        guard services.context.changes == .made else { return }
        // What ended the reading may keep these from being kept, too.
        try? await histories.finish()
        say(histories.partSentence)
    }

    /// Says what was kept of histories, once.
    private mutating func say(_ sentence: String?) {
        guard !hasSaid, let sentence else { return }
        hasSaid = true
        services.console.report(.news(StyledText(sentence)))
    }
}
