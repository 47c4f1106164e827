// The scopes that exist (SpotifyContract §2.7), with a sentence for each on the consent page.

/// A permission an app can ask for; the raw value is its name on the wire. The list is complete as of November
/// 2026, so a name that is not here is a client's mistake.
enum Scope: String, Sendable, CaseIterable {
    case appRemoteControl = "app-remote-control"
    case playlistReadPrivate = "playlist-read-private"
    case playlistReadCollaborative = "playlist-read-collaborative"
    case playlistModifyPublic = "playlist-modify-public"
    case playlistModifyPrivate = "playlist-modify-private"
    case libraryRead = "user-library-read"
    case libraryModify = "user-library-modify"
    case readPrivate = "user-read-private"
    case readEmail = "user-read-email"
    case followRead = "user-follow-read"
    case followModify = "user-follow-modify"
    case topRead = "user-top-read"
    case readPlaybackPosition = "user-read-playback-position"
    case readPlaybackState = "user-read-playback-state"
    case readRecentlyPlayed = "user-read-recently-played"
    case readCurrentlyPlaying = "user-read-currently-playing"
    case modifyPlaybackState = "user-modify-playback-state"
    case imageUpload = "ugc-image-upload"
    case streaming = "streaming"

    /// Whether a name is a scope; an unknown one makes the whole request for consent fail.
    static func isKnown(_ name: String) -> Bool { Scope(rawValue: name) != nil }

    /// What the consent page says.
    var permission: String {
        switch self {
        case .appRemoteControl: "Communicate with the app on your device"
        case .playlistReadPrivate: "See your private playlists"
        case .playlistReadCollaborative: "See the playlists you share with others"
        case .playlistModifyPublic: "Change your public playlists"
        case .playlistModifyPrivate: "Change your private playlists"
        case .libraryRead: "See what you saved"
        case .libraryModify: "Change what you saved"
        case .readPrivate: "See your subscription and country"
        case .readEmail: "See your e-mail address"
        case .followRead: "See whom you follow"
        case .followModify: "Change whom you follow"
        case .topRead: "See what you hear most"
        case .readPlaybackPosition: "See where you are in episodes"
        case .readPlaybackState: "See what plays, and on which device"
        case .readRecentlyPlayed: "See what you heard lately"
        case .readCurrentlyPlaying: "See what plays"
        case .modifyPlaybackState: "Control what plays on your devices"
        case .imageUpload: "Upload playlist covers"
        case .streaming: "Play music"
        }
    }
}
