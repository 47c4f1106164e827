// `to format`: each row as a line of one's own, on the screen and in a file.

import ShellCommands
import ShellTesting
import Testing

struct ToFormatTests {
    @Test(arguments: [
        ("{name}|{year}|", "Élan|1999|\nelan||\n夜の底|1999|\n"),
        // Columns are cells, of which a wide letter takes two.
        ("{name:>6}|{name:<6}|{name:^6}|", "  Élan|Élan  | Élan |\n  elan|elan  | elan |\n夜の底|夜の底|夜の底|\n"),
        ("{?year}{year}{/year};", "1999;\n;\n1999;\n"), ("{{{track}}}\\t.", "{1}\t.\n{2}\t.\n{3}\t.\n"),
        ("{duration:m:ss>6} {duration:s}", "  3:20 200\n  2:05 125\n  4:05 245\n"),
        ("{index}|{name:3}|{name:5}|", "1|Él…|Élan |\n2|el…|elan |\n3|夜…|夜の…|\n"),
        ("{name}{year? from {year}{explicit? (E)}}", "Élan from 1999\nelan\n夜の底 from 1999\n"),
    ])
    func `fields are filled in, and what is missing is empty`(template: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | take 3 | to format '\(template)'") == LineResult(output))
    }

    @Test(arguments: [Session.Surroundings.script, .prompt])
    func `a name that a terminal would obey is harmless everywhere`(surroundings: Session.Surroundings) async {
        let harness = await AwkwardSongs.shell(surroundings)
        #expect(
            await harness.result(of: "liked | skip 3 | take 1 | to format '<{name}>'") == LineResult("<[2Jlast one>\n"))
        #expect(
            await harness.result(of: "liked | take 0 | to format '{name}'") == LineResult(messages: "No rows.\n"))
    }

    @Test func `lines go to a file, once, replaced or added to`() async throws {
        let harness = await AwkwardSongs.shell(scripts: ["mine.txt": "mine"])
        let line = "liked | take 1 | to format '{name}\\t{uri}'"
        #expect(await harness.result(of: line + " out.txt") == LineResult(messages: "1 row written to out.txt\n"))
        #expect(try harness.scripts.read("out.txt") == "Élan\tspotify:track:000000000000000000000A\n")
        #expect(
            await harness.result(of: line + " mine.txt")
                == LineResult(
                    messages: "-c:1:1: mine.txt already exists.\nTo replace it: --yes. To add to it: --append\n",
                    status: .failed))
        #expect(await harness.result(of: "liked | take 2 | to format '{track}' out.txt --append").status == .done)
        #expect(try harness.scripts.read("out.txt") == "Élan\tspotify:track:000000000000000000000A\n1\n2\n")
        #expect(try harness.scripts.read("mine.txt") == "mine")
    }

    @Test(arguments: ["year", "name", "explicit"])
    func `only a duration is written as one`(field: String) async {
        #expect(
            await ShellHarness().result(of: "liked | to format '{\(field):m:ss}'")
                == .refused("-c:1:21: \(field) is not a duration, as m:ss needs.\nType: help to format\n"))
    }

    @Test(arguments: [
        ("'{name'", 20, "{ is not closed by }; for a brace as text type {{.", "Type: help to format"),
        ("'a}'", 21, "} is not opened by {; for a brace as text type }}.", "Type: help to format"),
        ("'{}'", 20, "{} is not a field, such as {name}.", "Type: help to format"),
        ("'{name:x}'", 26, "x is not a form, such as 20, >8, <8, ^8 or m:ss.", "Type: help to format"),
        (
            "'{index:m:ss}'", 27,
            "m:ss is not a form of {index}, which is a number; it takes a width, such as {index:3} or {index:>3}.",
            "Type: help to format"
        ),
        ("'{?name}'", 20, "{?name} is not closed: {?name} needs {/name} after it.", "Type: help to format"),
        ("'{nam}'", 21, "There is no field nam. Did you mean name?", fields),
        ("'{name?by {nam}}'", 30, "There is no field nam. Did you mean name?", fields),
        ("'{name?x'", 20, "{ is not closed by }; for a brace as text type {{.", "Type: help to format"),
        ("'{label}'", 21, "There is no field label.", fields),
        ("'{name}{?nothing}{/nothing}'", 28, "There is no field nothing.", fields),
        ("'{name}' ''", 28, "Nothing is given for FILE.", "Type: help to format"),
        ("", 18, "to format needs a template, such as: to format '{artist} – {name} [{duration}]'", usage),
    ])
    func `what is wrong in a template is pointed at before any request`(
        template: String, column: Int, message: String, step: String
    ) async {
        let line = template.isEmpty ? "liked | to format" : "liked | to format \(template)"
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    private static let usage = "usage: to format TEMPLATE [FILE] [--append] [--yes]"
    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """
}
