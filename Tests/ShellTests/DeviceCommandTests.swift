// `device`: which one is meant, and that the music is there afterwards.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DeviceCommandTests {
    private static let list = "GET /v1/me/player/devices"
    private static let move = "PUT /v1/me/player"

    @Test func `what plays moves there, and later commands go there`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"", "devices")
        await harness.expect("device 3 --dry-run", shows: "Would play on Kitchen.\n")
        #expect(await harness.simulator.playback?.deviceName == "Laptop")
        await harness.expect("device 3", shows: "Sound goes to Kitchen.\n", sends: [Self.move])
        #expect(await harness.simulator.playback?.deviceName == "Kitchen")
        #expect(await harness.shell.session.device?.name == "Kitchen")
        _ = await harness.run("pause")
        await harness.expect(
            "device lap --play",
            shows: "Sound goes to Laptop, and Spotify was asked to play there. To check: now\n", sends: [Self.move])
        #expect(await harness.simulator.playback?.deviceName == "Laptop")
        #expect(await harness.simulator.playback?.isPlaying == true)
    }

    @Test func `what is no device is refused, at the cost of one look at most`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "device 9",
            shows: "-c:1:8: No listing so far contains devices.\nList some first, or quote a name: \"9\"\n", .notFound)
        await harness.expect(
            "device attic",
            shows: "-c:1:1: There is no device called attic.\nYour devices: Laptop and Living Room TV.\n", .noDevice,
            sends: [Self.list])
        await harness.expect(
            "device living",
            shows: "-c:1:1: Living Room TV cannot be controlled from here.\nTo choose another: devices\n", .noDevice,
            sends: [Self.list])
        await harness.expect(
            "device",
            shows: "-c:1:7: device needs a device, such as: device kitchen\nusage: device [DEVICE] [--play]\n",
            .usage)
        #expect(await harness.shell.session.device == nil)
    }

    @Test func `the one device that comes through a pipe is chosen`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "devices | where type = computer | device", shows: "Sound goes to Laptop.\n",
            sends: [Self.list, Self.move])
        #expect(await harness.shell.session.device?.name == "Laptop")
        await harness.expect("devices | as mine", shows: "", sends: [Self.list])
        await harness.expect(
            "$mine | where name ~ lap | device --play",
            shows: "Sound goes to Laptop, and Spotify was asked to play there. To check: now\n", sends: [Self.move])
        await harness.expect("$mine | take 0 | device", shows: "")
        await harness.expect(
            "$mine | device",
            shows: "-c:1:1: The pipe names 2 things, and this command takes one.\nTake one: … | take 1\n", .usage)
        await harness.expect(
            "$mine | where restricted | device",
            shows: "-c:1:1: Living Room TV cannot be controlled from here.\nTo choose another: devices\n", .noDevice)
        await harness.expect(
            "$mine | where name ~ lap | device --dry-run", shows: "Would play on Laptop.\n")
    }

    @Test func `a prompt asks which of one name, and rows are taken by number`() async {
        let answer = LineEvent.text("2", at: SourcePosition())
        let harness = ShellHarness(.prompt, world: DeviceNameTests.twins, answers: [answer])
        _ = await harness.run("login\ndevice chromecast")
        #expect(
            harness.screen.take().contains(
                "Several are called chromecast. Which one?\n 1  Chromecast (TV)\n 2  Chromecast (CastVideo)\n"))
        _ = await harness.run("devices\nplay liked --on 1")
        #expect(await harness.simulator.devices.active?.type == "TV")
    }

    @Test func `a near device is offered, and not where it would start playing`() async {
        let answer = LineEvent.text("", at: SourcePosition())
        let harness = ShellHarness(.prompt, world: DeviceNameTests.twins, answers: [answer])
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(await harness.run("device room --play") == .noDevice)
        #expect(harness.screen.take().contains("There is no device called room."))
        #expect(await harness.run("device room") == .done)
        #expect(harness.screen.take().hasSuffix("Sound goes to Living Room.\n"))
    }
}
