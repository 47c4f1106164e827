// How a command, a script and the process end, as a number others can test (Architecture §8).

/// The status of a command, and of the process.
package enum ExitStatus: Sendable, Hashable {
    /// Each has its own number and meaning, listed in ``documented``.
    case done, failed, usage, notLoggedIn, notFound, noDevice, limited, notAllowed, partly, unavailable, offline
    /// Ctrl-C: 128 and the number of SIGINT, as every Unix shell has it.
    case interrupted
    /// Ended by another signal: 128 and its number.
    case signalled(Int32)
    /// What `exit N` asked for.
    case chosen(Int32)

    /// The number the process exits with.
    package var code: Int32 {
        switch self {
        case .done: 0
        case .failed: 1
        case .usage: 2
        case .notLoggedIn: 3
        case .notFound: 4
        case .noDevice: 5
        case .limited: 6
        case .notAllowed: 7
        case .partly: 8
        case .unavailable: 9
        case .offline: 10
        case .interrupted: 130
        case .signalled(let signal): 128 + signal
        case .chosen(let code): code
        }
    }

    /// The status that a script chose.
    package init(code: Int32) { self = code == 0 ? .done : .chosen(code) }

    /// Every status with a meaning of its own, for `help status`.
    package static let documented: [(status: ExitStatus, meaning: String)] = [
        (.done, "done; also when the reader of standard output has ended"),
        (.failed, "failed"),
        (.usage, "the line could not be understood"),
        (.notLoggedIn, "not logged in, or the login expired"),
        (.notFound, "a search or a named reference found nothing"),
        (.noDevice, "no device to play on"),
        (.limited, "rate limited, quota or ceiling reached"),
        (.notAllowed, "not allowed: Premium, scope, mode, or not your playlist"),
        (.partly, "partly done"),
        (.unavailable, "network or Spotify unavailable"),
        (.offline, "offline, and your own copy does not have it"),
        (.signalled(1), "the terminal was closed (SIGHUP)"),
        (.interrupted, "interrupted (Ctrl-C)"),
        (.signalled(15), "asked to end (SIGTERM)"),
    ]
}
