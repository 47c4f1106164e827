// Why a reference names nothing that can be used, as facts: what was looked for and what was there instead. The
// sentences are made in Shell.

package import Rows
import SpotifyModel

/// Something that plays and has no name at Spotify.
package enum UnnamedItem: Sendable, Equatable {
    case advertisement, episode, something

    /// What it is, by Spotify's word for it: `ad`, `episode` …
    package init(type: String?) {
        self =
            switch type {
            case "ad": .advertisement
            case "episode": .episode
            case _: .something
            }
    }
}

/// Why a value of JSON is no row.
package enum ObjectFault: Sendable, Hashable {
    /// It says neither an address nor a kind; the names of its members.
    case noAddress([String])
    /// There is no such kind of rows.
    case unknownKind(RowKind)
    /// It has a kind and neither an address nor a name.
    case noName(RowKind)
    /// It is not an object.
    case noObject
}

/// Why a reference names nothing that can be used.
package enum ReferenceError: Error, Sendable, Equatable {
    /// A number, but nothing was listed that the command can take.
    case nothingListed(wanted: [RowKind])
    /// A number after the end of the listing; the name the number might have been.
    case beyondListing(number: Int, count: Int, listing: String)
    /// Something of a kind the command does not take.
    case wrongKind(found: RowKind, name: String, wanted: [RowKind])
    /// `.` where nothing of these kinds is selected.
    case nothingSelected(wanted: [RowKind])
    /// `now` where nothing plays.
    case nothingPlaying
    /// Something plays that Spotify does not name.
    case unnamedPlaying(UnnamedItem)
    /// A name that nothing bears and nothing comes near.
    case nothingFound(name: String, wanted: [RowKind])
    /// The same of a playlist that the command could have made.
    case nothingToAddTo(name: String)
    /// Several things bear exactly this name.
    case severalFound(name: String, rows: [Row])
    /// Nothing bears exactly this name; these come near.
    case onlyNear(name: String, rows: [Row])
    /// Something in the form of an address that names nothing.
    case unusableAddress(String)
    /// One of the short addresses the apps make.
    case shortLink(String)
    /// A line of standard input that is no address, counted from 1; or an ID without the kind of thing it is of.
    case unusableLine(Int, String, isID: Bool)
    /// An object of JSON in a line of standard input that is no row.
    case unusableObject(Int, ObjectFault)
    /// Lines that begin JSON and end before it does.
    case unfinishedJSON
    /// Nothing of what was named can be used.
    case unusable([Unusable], wanted: [RowKind])
    /// Things that are never among such rows.
    case neverAmong(RowKind, rows: RowKind)
    /// Several rows, or none, where one thing is meant.
    case notOne(count: Int)
    /// A kind of reference the command cannot take.
    case notUsable(String)
    /// `-` where the lines of the script come from standard input.
    case inputIsScript
}

extension ReferenceError {
    /// What is left out where something else can be used.
    var unusable: [Unusable]? {
        switch self {
        case .wrongKind(let kind, let name, _): [.kind(kind, name: name)]
        case .unusable(let unusable, _): unusable
        case .nothingListed, .beyondListing, .nothingSelected, .nothingPlaying, .unnamedPlaying, .nothingFound,
            .nothingToAddTo, .severalFound, .onlyNear, .unusableAddress, .shortLink, .unusableLine, .unusableObject,
            .unfinishedJSON, .neverAmong, .notOne, .notUsable, .inputIsScript:
            nil
        }
    }

    /// That nothing plays, or that what plays has no name.
    static func playing(_ playback: Playback?) -> ReferenceError {
        guard let playback else { return .nothingPlaying }
        return playing(type: playback.itemType, isPlaying: playback.isPlaying)
    }

    /// What keeps a command from using what plays: it has no name, or there is nothing.
    static func playing(type: String?, isPlaying: Bool) -> ReferenceError {
        let item = UnnamedItem(type: type)
        return isPlaying || item != .something ? .unnamedPlaying(item) : .nothingPlaying
    }
}
