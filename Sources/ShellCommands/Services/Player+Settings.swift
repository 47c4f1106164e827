// How settings of the player go back: volume, shuffle, repeat and device are set again as any command sets them. What
// they were before is noted by `undoable`, in Player.

import Library
import SpotifyAPI
import Text

extension Player {
    /// Brings a setting back; returns the device that was chosen by that, if it is the device.
    func restore(_ edit: PlayerEdit, sentence: String, undoing number: Int) async throws -> DeviceChoice? {
        var change = Change(sentence, domain: .player, requests: [])
        change.edits = [.player(edit)]
        change.undoes = number
        switch edit.after {
        case .volume(let percent):
            change.requests = [.setVolume(percent, device: nil)]
            try await perform(change) { known, now in
                known.volume = Known(percent, at: now, by: .command)
                known.mutedVolume = nil
            }
        case .shuffle(let isOn):
            change.requests = [.setShuffle(isOn, device: nil)]
            try await perform(change) { $0.shuffle = Known(isOn, at: $1, by: .command) }
        case .repeating(let mode):
            change.requests = [.setRepeat(RepeatMode(rawValue: mode) ?? .off, device: nil)]
            try await perform(change) { $0.repeating = Known(mode, at: $1, by: .command) }
        case .device(let id, let name):
            let prepared = change
            return try await onDevice(DeviceChoice(id: id, name: name)) { device in
                var change = prepared
                change.requests = [.transfer(to: device.id, play: nil)]
                try await perform(change) { known, now in known.command(device: device, at: now) }
            }
        }
        return nil
    }
}
