// Request limits: the short window per app and the daily buckets per developer account (SpotifyContract §7
// and §10.8). They lead to two kinds of 429, which a client must tell apart: one passes in seconds,
// the other lasts up to a day.

import FoundationEssentials

/// The groups of endpoints that the daily quota counts separately. Spotify does not publish its groups; these
/// are the ones that observed bans suggest (SpotifyContract §7).
package enum QuotaBucket: String, Sendable, CaseIterable {
    /// Reads of playlists and writes to them count separately.
    case search, artistAlbums, albums, albumTracks, tracks, artists, spoken, showEpisodes, playlists, playlistWrites
    case savedTracks, libraryReads, libraryWrites, player, profile
}

/// The numbers of both limits. All of them can be changed while the simulator runs.
///
/// - The window is counted per app over all endpoints; what exceeds it is refused for some seconds with
///   `API rate limit exceeded`.
/// - A bucket is counted per developer account over one group of endpoints and 24 hours; what exceeds it is
///   refused, for hours, with the reason `QUOTA_EXCEEDED`.
package struct QuotaRules: Sendable {
    /// Requests allowed within one window.
    package var windowRequests: Int
    /// Seconds of the rolling window.
    package var windowSeconds: Int
    /// Requests per bucket in any 24 hours; a bucket that is not listed has `otherDaily`.
    package var daily: [QuotaBucket: Int]
    /// Requests in any 24 hours for every bucket that `daily` does not list.
    package var otherDaily: Int

    /// The numbers of SpotifyContract §10.8: 60 in 30 s; 600 searches, 100 artist-album pages and 1 000
    /// playlist reads a day. Only the bucket for pages of a show's episodes has a measured size: 600 passed
    /// within 24 hours and the next was refused.
    package static var contract: QuotaRules {
        QuotaRules(
            windowRequests: 60, windowSeconds: 30,
            daily: [.search: 600, .artistAlbums: 100, .playlists: 1_000, .showEpisodes: 600], otherDaily: 2_000,
        )
    }

    /// Limits of one's own, for tests that must reach them soon.
    package init(windowRequests: Int, windowSeconds: Int, daily: [QuotaBucket: Int], otherDaily: Int) {
        self.windowRequests = windowRequests
        self.windowSeconds = windowSeconds
        self.daily = daily
        self.otherDaily = otherDaily
    }

    /// The daily limit of a bucket, in requests.
    func limit(of bucket: QuotaBucket) -> Int { daily[bucket] ?? otherDaily }
}

/// The requests sent so far, as far as they still count. Both spans are rolling: a request stops counting
/// exactly 30 s (or 24 h) after it was sent, not at the end of a minute or a day.
struct QuotaUse: Sendable {
    /// The times of the requests within the window, by client id.
    private var window: [String: [Date]] = [:]
    /// The times of the requests of the last 24 hours, by bucket.
    private var daily: [QuotaBucket: [Date]] = [:]

    /// Counts one request of an app, or throws the 429 that refuses it. A refused request is not counted, so
    /// waiting for `Retry-After` is always enough.
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

    /// Whole seconds until the oldest request leaves the span, at least 1: the value for `Retry-After`.
    private static func wait(_ oldest: Date?, span: Int, now: Date) -> Int {
        guard let oldest else { return span }
        return max(1, Int((Double(span) - now.timeIntervalSince(oldest)).rounded(.up)))
    }
}
