// The `sync` that the first prompt of a day begins in the background, where `set sync.daily on` wants it. It keeps to
// the ceilings, sends one request at a time, and says one line when it is done.

import Exchange
import FoundationEssentials
import Library
import SpotifyAPI
import Text

/// The daily sync.
package enum DailySync {
    /// Where the copy notes the day on which it was last brought up to date in this way.
    private static let fact = "sync.daily"

    /// Whether the user has set it.
    package static func isWanted(in session: Session) -> Bool { session.settings[Settings.dailySyncName] == "on" }

    /// What is to be done in the background; nil where nothing is, or it was done today.
    package static func work(for session: Session, using services: Services) async -> Later.Work? {
        guard isWanted(in: session), !session.settings.isOffline, await isDue(services) else { return nil }
        let pace = session.pace
        return {
            // The user has agreed to as many as the ceilings allow.
            let allowance = RequestAllowance(pace: pace, maximum: .max)
            return try await RequestAllowance.$current.withValue(allowance) {
                try await services.copy.alone {
                    // Another shell may have done it while this one waited.
                    guard await isDue(services) else { return nil }
                    let sync = LibrarySync(SyncScope(), isInBackground: true, using: services)
                    let report = try await sync.bringUpToDate()
                    try await services.copy.setFact(fact, today(services))
                    return report.sentence(now: services.time.now)
                }
            }
        }
    }

    private static func isDue(_ services: Services) async -> Bool {
        await services.copy.fact(fact) != today(services)
    }

    private static func today(_ services: Services) -> String { DateText.day(services.time.now) }
}

extension Session {
    /// How fast requests may be sent.
    var pace: Pace { Pace(setting: settings["budget.pace"]) ?? .standard }
}

extension Settings {
    /// The setting that brings the copy up to date every day.
    static let dailySyncName = "sync.daily"
}
