// Request limits: the short window per app and the daily buckets per developer account (SpotifyContract §7, §10.8). Two kinds
// of 429 that a client must tell apart.

import FoundationEssentials

/// The groups of endpoints that the daily quota counts apart.
package enum QuotaBucket: String, Sendable, CaseIterable {
    case search, artistAlbums, albums, albumTracks, tracks, artists, spoken, showEpisodes, playlists, playlistWrites
    case savedTracks, libraryReads, libraryWrites, player, profile
}

/// The numbers of both limits.
package struct QuotaRules: Sendable {
    /// Requests allowed within one window.
    package var windowRequests: Int
    /// Seconds of the rolling window.
    package var windowSeconds: Int
    /// Requests a day; a bucket that is not named has `otherDaily`.
    package var daily: [QuotaBucket: Int]
    package var otherDaily: Int

    /// The numbers of SpotifyContract §10.8: 60 in 30 s; 600 searches, 100 artist-album pages, 1 000 playlist reads a day. Pages
    /// of a show's episodes are the one bucket whose size was measured: 600 passed within 24 hours, the next was refused.
    package static var contract: QuotaRules {
        QuotaRules(
            windowRequests: 60, windowSeconds: 30,
            daily: [.search: 600, .artistAlbums: 100, .playlists: 1_000, .showEpisodes: 600], otherDaily: 2_000,
        )
    }

    package init(windowRequests: Int, windowSeconds: Int, daily: [QuotaBucket: Int], otherDaily: Int) {
        self.windowRequests = windowRequests
        self.windowSeconds = windowSeconds
        self.daily = daily
        self.otherDaily = otherDaily
    }

    func limit(of bucket: QuotaBucket) -> Int { daily[bucket] ?? otherDaily }
}

/// What has been asked so far.
struct QuotaUse: Sendable {
    private var window: [String: [Date]] = [:]
    private var daily: [QuotaBucket: [Date]] = [:]

    /// Counts one request of an app, or says why it is refused. A refused request is not counted.
    mutating func spend(_ bucket: QuotaBucket, app: String, rules: QuotaRules, now: Date) throws(APIError) {
        let recent = window[app, default: []].filter { now.timeIntervalSince($0) < Double(rules.windowSeconds) }
        if recent.count >= rules.windowRequests {
            window[app] = recent
            throw .rateLimited(after: Self.wait(recent.first, span: rules.windowSeconds, now: now))
        }
        let today = daily[bucket, default: []].filter { now.timeIntervalSince($0) < 86_400 }
        if today.count >= rules.limit(of: bucket) {
            daily[bucket] = today
            throw .quotaExceeded(after: Self.wait(today.first, span: 86_400, now: now))
        }
        window[app] = recent + [now]
        daily[bucket] = today + [now]
    }

    /// Whole seconds until the oldest request has left the span.
    private static func wait(_ oldest: Date?, span: Int, now: Date) -> Int {
        guard let oldest else { return span }
        return max(1, Int((Double(span) - now.timeIntervalSince(oldest)).rounded(.up)))
    }
}
