// What the keys of `watch` do. Each acts on what the line shows, so that it needs no look before it; which keys there
// are is in `WatchKey`. A key that fails says why, and `watch` continues.

import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Watching {
    /// Does what a key asks for; false when that is to end.
    mutating func perform(_ action: WatchAction) async throws -> Bool {
        guard action != .quit else { return false }
        await RequestAllowance.current?.goOn()
        do {
            try await act(action)
        } catch {
            try Task.checkCancellation()
            // What was asked for may have happened: the next look shows it.
            services.console.report(
                .news(StyledText(services.context.explain?(error) ?? "The key could not be obeyed.", .error)))
        }
        known = await services.player.known()
        return true
    }

    private mutating func act(_ action: WatchAction) async throws {
        let services = services.quiet()
        switch action {
        case .quit: break
        case .pauseOrResume:
            if known.motion?.value.isPlaying == true {
                _ = try await Pause.pause(in: session, using: services)
                isHeld = true
            } else {
                _ = try await Resume.Request().perform(in: session.unasked, using: services)
                isHeld = false
            }
        case .next, .previous:
            // What is paused begins to play.
            (wantsLook, skipped, isHeld) = (true, known.item?.value?.uri, false)
            if action == .next {
                try await Next.skip(1, using: services)
            } else {
                try await Prev.skip(using: services)
            }
            note(action == .next ? "next" : "previous")
        case .volume(let step):
            var before = known.volume?.value ?? -1
            // What an older juke kept is below 0 where it did not know.
            if before < 0 { before = try await Volume.current(using: services) }
            try await Volume.checkItCanBeSet(using: services)
            let target = min(100, max(0, before + step))
            if target != before { try await services.player.setVolume(target) }
            note("volume \(target)")
        case .seek(let seconds):
            guard known.motion?.value.progress != nil else { throw PlayError.progressUnknown }
            // At the end Spotify itself goes to the next track.
            let end = length.map { max(.zero, $0 - .seconds(1)) }
            let wanted = max(.zero, progress + .seconds(seconds))
            let target = end.map { min($0, wanted) } ?? wanted
            try await services.player.perform(.seek(to: target)) { $0.command(progress: target, at: $1) }
            note("at \(DurationText.text(target))")
        case .like:
            let row = try await services.player.savableItem()
            let new = try await services.writer.save([row]) { _ in "like \(row.title)" }
            self.services.console.report(
                .news(StyledText("\(new.isEmpty ? "Liked before:" : "+ Liked") \(row.credited)")))
        }
    }
}

extension Session {
    /// The same session where no one can be asked: several devices are an error and no question.
    fileprivate var unasked: Session {
        var session = self
        session.surroundings = .script
        return session
    }
}
