// The keys of `watch`, and what several of them that were pressed together mean. What is done then is in
// `Watching+Keys`.

import Prompting

/// A key of `watch`.
enum WatchKey: Sendable, Hashable, CaseIterable {
    case pause, next, previous, louder, softer, back, forward, like, quit

    /// How much a key changes the volume, of 100.
    static let volumeStep = 5
    /// How far a key goes in the track.
    static let seekSeconds = 10

    /// nil for a key that means nothing here.
    init?(_ key: PressedKey) {
        switch key {
        case .character(" "): self = .pause
        case .character("n"): self = .next
        case .character("p"): self = .previous
        // The same keys without Shift, or with it.
        case .character("+"), .character("="): self = .louder
        case .character("-"), .character("_"): self = .softer
        case .left: self = .back
        case .right: self = .forward
        case .character("l"): self = .like
        case .character("q"): self = .quit
        case .character, .other: return nil
        }
    }

    /// The keys in one row of 80 cells.
    static let help = "space pause · n next · p previous · + - volume · ← → seek · l like · q quit"
    /// The same in fewer cells, from the longest to the shortest.
    static let shorterHelp = ["space n p + - ← → l · q quit", "space n p +- ←→ l q", "q quit"]
    /// The same without symbols.
    static let plainHelp = "space pause, n next, p previous, + - volume, arrows seek, l like, q quit"
}

/// What keys ask for.
enum WatchAction: Sendable, Equatable {
    case pauseOrResume, next, previous, like, quit
    /// So much louder, or softer for a negative number.
    case volume(Int)
    /// So many seconds on, or back for a negative number.
    case seek(Int)

    private init(_ key: WatchKey) {
        switch key {
        case .pause: self = .pauseOrResume
        case .next: self = .next
        case .previous: self = .previous
        case .louder: self = .volume(WatchKey.volumeStep)
        case .softer: self = .volume(-WatchKey.volumeStep)
        case .back: self = .seek(-WatchKey.seekSeconds)
        case .forward: self = .seek(WatchKey.seekSeconds)
        case .like: self = .like
        case .quit: self = .quit
        }
    }

    /// What keys that were pressed together ask for: steps of one kind are one step, so that a key that is held down
    /// costs one request for all that came meanwhile.
    static func actions(of keys: [PressedKey]) -> [WatchAction] {
        keys.compactMap { WatchKey($0).map { WatchAction($0) } }.reduce(into: []) { actions, action in
            switch (actions.last, action) {
            case (.volume(let before)?, .volume(let step)): actions[actions.count - 1] = .volume(before + step)
            case (.seek(let before)?, .seek(let step)): actions[actions.count - 1] = .seek(before + step)
            case (.like?, .like): break
            case (_, _): actions.append(action)
            }
        }
    }
}
