// What an import of a long history costs: a file as Spotify's data export has it, read by a process of its own, whose
// time and memory the system counts.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures `import`.
enum HistoryLoad {
    /// What a process took.
    struct Cost {
        var seconds: Double
        /// The most memory that it had at once, in bytes.
        var memory: Int
    }

    /// What an import of a history of so many bytes takes; nil where it fails. The file is made in the folder.
    static func importing(_ size: Int, by juke: String, in folder: String) -> Cost? {
        let path = folder + "/history.json"
        defer { unlink(path) }
        guard write(size, to: path) else { return nil }
        return run([juke, "-c", "import \(path)"])
    }

    /// How many tracks there are: as many as in some years of one listener.
    private static let trackCount = 30_000

    /// Writes a history.
    private static func write(_ size: Int, to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        defer { fclose(file) }
        fputs("[\n", file)
        var written = 0
        var number: UInt64 = 1
        var time = 1_262_304_000
        while written < size {
            // Chance that is the same in every run.
            number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let chance = Int(number >> 33)
            time += 60 + chance % 1200
            let entry = (written == 0 ? "" : ",\n") + self.entry(time, track: chance % trackCount, 20 + chance % 250)
            fputs(entry, file)
            written += entry.utf8.count
        }
        fputs("\n]\n", file)
        return true
    }

    private static func entry(_ time: Int, track: Int, _ seconds: Int) -> String {
        var moment = time
        var parts = tm()
        gmtime_r(&moment, &parts)
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        let digits = String(track)
        let id = String(repeating: "0", count: 22 - digits.utf8.count) + digits
        return """
              {
                "ts": "\(date)T\(clock)Z",
                "platform": "Android OS 12 API 31 (samsung, SM-G991B)",
                "ms_played": \(seconds * 1000),
                "conn_country": "DE",
                "ip_addr": "203.0.113.7",
                "master_metadata_track_name": "A title of usual length \(track)",
                "master_metadata_album_artist_name": "An artist \(track / 12)",
                "master_metadata_album_album_name": "An album of theirs \(track / 6)",
                "spotify_track_uri": "spotify:track:\(id)",
                "episode_name": null,
                "episode_show_name": null,
                "spotify_episode_uri": null,
                "audiobook_title": null,
                "audiobook_uri": null,
                "audiobook_chapter_uri": null,
                "audiobook_chapter_title": null,
                "reason_start": "trackdone",
                "reason_end": "trackdone",
                "shuffle": false,
                "skipped": false,
                "offline": false,
                "offline_timestamp": \(time - seconds),
                "incognito_mode": false
              }
            """
    }

    /// Runs a program to its end; nil where it cannot be started or fails.
    private static func run(_ command: [String]) -> Cost? {
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let start = ContinuousClock.now
        guard posix_spawn(&process, command[0], nil, nil, &arguments, environ) == 0 else { return nil }
        // What the system counts for a process that has ended includes the one that started it; so it is watched.
        var status: Int32 = 0
        var memory = 0
        while wait4(process, &status, WNOHANG, nil) == 0 {
            memory = max(memory, highWater(of: process) ?? 0)
            usleep(2000)
        }
        guard status == 0 else { return nil }
        let elapsed = start.duration(to: .now)
        return Cost(
            seconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18,
            memory: memory)
    }

    /// The most memory a process has had so far, in bytes; nil once it has ended.
    private static func highWater(of process: pid_t) -> Int? {
        guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            guard strncmp(line, "VmHWM:", 6) == 0 else { continue }
            return atol(Array(line[6...])) * 1024
        }
        return nil
    }
}
