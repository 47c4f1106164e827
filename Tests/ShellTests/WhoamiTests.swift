// `whoami`: who is logged in, by which method and for how long, without a request.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct WhoamiTests {
    @Test func `it says how, until when and for what`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        harness.time.advance(by: .seconds(600))
        let before = harness.counter.count
        _ = await harness.run("whoami")
        #expect(
            harness.screen.take() == """
                Demo Listener
                  method     authorization code with PKCE
                  client ID  6a756b65206973206e6f742073706f74
                  profile    default
                  access     50 min left, then renewed automatically
                  login      ends on 18 May 2027, in 181 days
                  scopes     user-read-playback-state, user-read-playback-position,
                             user-library-read, playlist-read-private,
                             playlist-read-collaborative, user-follow-read,
                             user-modify-playback-state, user-read-currently-playing,
                             playlist-modify-private, user-read-recently-played, user-top-read,
                             user-library-modify, user-follow-modify, playlist-modify-public,
                             ugc-image-upload

                """)
        #expect(harness.counter.count == before)
    }

    @Test func `a login of the app alone has no user and no end`() async {
        let harness = ShellHarness(.prompt, configuration: .withSecret)
        _ = await harness.run("login --client-credentials")
        #expect(
            await harness.result(of: "whoami")
                == LineResult(
                    """
                    no user
                      method     client credentials: for the catalogue, without a user
                      client ID  6a756b65206973206e6f742073706f74
                      profile    default
                      access     60 min left, then renewed automatically
                      login      does not end
                      scopes     not known

                    """))
    }

    @Test func `a program is given fields, and what a terminal would obey is left out of the name`() async {
        var world = World.demo
        world.users[0].displayName = "De\u{1B}[31mmo\u{202E}\nListener"
        let harness = await ShellHarness(.prompt, world: world).prepared()
        #expect(await harness.result(of: "whoami").output.hasPrefix("De[31mmo Listener\n  method "))
        #expect(
            await harness.result(of: "whoami | select method client expires ends days --jsonl")
                == LineResult(
                    #"{"method":"pkce","client":"6a756b65206973206e6f742073706f74","expires":60,"#
                        + #""ends":"2027-05-18","days":181}"# + "\n"))
    }

    @Test func `it takes no words`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "whoami now") == .refused("-c:1:8: Unexpected argument: now\nusage: whoami\n"))
    }
}
