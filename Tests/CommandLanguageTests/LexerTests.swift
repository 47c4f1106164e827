// Words and operators, each rule of Language §2 with its tokens and their places.

import Testing

@testable import CommandLanguage

@Suite("Lexer")
struct LexerTests {
    @Test(
        "Blanks separate words",
        arguments: [
            ("", ""),
            (" \t ", ""),
            ("artist 1", "artist@0-6 1@7-8"),
            ("  artist \t 1  ", "artist@2-8 1@11-12"),
            ("artist sigur rós", "artist@0-6 sigur@7-12 rós@13-17"),
            ("a\r\nb", "a@0-1 ⏎@2-3 b@3-4"),
        ])
    func blanks(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "Signs quote behind themselves in a condition only",
        arguments: [
            (
                #"where a in ("b c",'d') | e ("f g")"#,
                #"where@0-5 a@6-7 in@8-10 (+«b c»+,+«d»+)@11-22 |@23-24 e@25-26 ("f@27-30 g")@31-34"#
            ),
            ("where a~$b; c a~$b", "where@0-5 a~+⟨b⟩@6-10 ;@10-11 c@12-13 a~$b@14-18"),
            ("play ('Til where ('Til", "play@0-4 ('Til@5-10 where@11-16 ('Til@17-22"),
            ("wh ('a", "wh@0-2 ('a@3-6"),
            ("whe (' a')", "whe@0-3 (+« a»+)@4-10"),
        ])
    func conditionQuotes(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "Operators are operators only as words of their own",
        arguments: [
            ("a | b", "a@0-1 |@2-3 b@4-5"),
            ("a && b || c", "a@0-1 &&@2-4 b@5-6 ||@7-9 c@10-11"),
            ("a { }", "a@0-1 {@2-3 }@4-5"),
            ("A|B", "A|B@0-3"),
            ("a& &b &", "a&@0-2 &b@3-5 &@6-7"),
            ("a ||| &&&", "a@0-1 |||@2-5 &&&@6-9"),
            ("{a} a{", "{a}@0-3 a{@4-6"),
            ("{artist}–{name}", "{artist}–{name}@0-17"),
            ("a |; b", "a@0-1 |@2-3 ;@3-4 b@5-6"),
            ("AC/DC", "AC/DC@0-5"),
            ("Florence + The Machine", "Florence@0-8 +@9-10 The@11-14 Machine@15-22"),
            ("Foo > Bar", "Foo@0-3 >@4-5 Bar@6-9"),
            ("play (What's the Story)", "play@0-4 (What's@5-12 the@13-16 Story)@17-23"),
        ])
    func operators(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "A semicolon separates as a word of its own and at the end of a word",
        arguments: [
            ("login;", "login@0-5 ;@5-6"),
            ("login; a", "login@0-5 ;@5-6 a@7-8"),
            ("login ; a", "login@0-5 ;@6-7 a@8-9"),
            ("\"a\"; b", "«a»@0-3 ;@3-4 b@5-6"),
            ("x:'a';", "x:+«a»@0-5 ;@5-6"),
            ("$best;", "⟨best⟩@0-5 ;@5-6"),
            ("${best};", "⟨best⟩@0-7 ;@7-8"),
            ("a;;", "a@0-1 ;@1-3"),
            ("Steins;Gate", "Steins;Gate@0-11"),
            ("a;;b", "a;;b@0-4"),
            (";a", ";a@0-2"),
            ("\"a\";b", "«a»+;b@0-5"),
        ])
    func semicolons(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "A number sign is a comment where a command could start, or alone",
        arguments: [
            ("# all of it", ""),
            ("#all", ""),
            ("a; #b\nc", "a@0-1 ;@1-2 ⏎@5-6 c@6-7"),
            ("a | #b\nc", "a@0-1 |@2-3 ⏎@6-7 c@7-8"),
            ("track #41", "track@0-5 #41@6-9"),
            ("artist #1 a#b C#", "artist@0-6 #1@7-9 a#b@10-13 C#@14-16"),
            ("a # b \" '", "a@0-1"),
            ("a #", "a@0-1"),
            ("a #; b", "a@0-1"),
            ("#!/usr/bin/env juke\na", "⏎@19-20 a@20-21"),
        ])
    func comments(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "Quotes open at the start of a word or after = or :, and nowhere else",
        arguments: [
            ("'a b' c", "«a b»@0-5 c@6-7"),
            ("\"a b\"", "«a b»@0-5"),
            ("artist:\"Nina Simone\"", "artist:+«Nina Simone»@0-20"),
            ("--on='Living Room'", "--on=+«Living Room»@0-18"),
            ("year=\"1\":'2'", "year=+«1»+:+«2»@0-12"),
            ("Don't Stop", "Don't@0-5 Stop@6-10"),
            ("7\"", "7\"@0-2"),
            ("12\" 7' a\"b c\"", "12\"@0-3 7'@4-6 a\"b@7-10 c\"@11-13"),
            ("\"a\"b", "«a»+b@0-4"),
            ("\"a\"\"b\"", "«a»+\"b\"@0-6"),
            ("''", "«»@0-2"),
            ("\"\" x", "«»@0-2 x@3-4"),
            ("'a | b; # c'", "«a | b; # c»@0-12"),
        ])
    func quotes(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "Curly quotes quote like straight ones; a closing one never opens",
        arguments: [
            ("‘a $b \\n’", "«a $b \\n»@0-13"),
            ("“a ${b}”", "«a »+⟨b⟩@0-12"),
            ("x:“a b”", "x:+«a b»@0-11"),
            ("’a b’", "’a@0-4 b’@5-9"),
            ("”a", "”a@0-4"),
            ("Don’t", "Don’t@0-7"),
            ("a‘b c’", "a‘b@0-5 c’@6-10"),
            ("“a \"b\"”", "«a \"b\"»@0-11"),
        ])
    func curlyQuotes(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "Double quotes know escapes, single quotes none",
        arguments: [
            (#""a\nb\tc""#, "«a\nb\tc»@0-9"),
            (#""\"\\\$""#, "«\"\\$»@0-8"),
            (#""\u{e9}\u{1F3B5}""#, "«é🎵»@0-17"),
            (#"'a\nb\'"#, "«a\\nb\\»@0-7"),
            (#"a\nb \"#, "a\\nb@0-4 …@5-6"),
            (#"a\ b"#, "a\\@0-2 b@3-4"),
        ])
    func escapes(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "A variable is a whole word, braced, or in double quotes",
        arguments: [
            ("$name", "⟨name⟩@0-5"),
            ("play $best:1-3,7-", "play@0-4 ⟨best:1-3,7-⟩@5-17"),
            ("$best:last $best:all", "⟨best:last⟩@0-10 ⟨best:all⟩@11-20"),
            ("$1 ${10} $@ $# $?", "⟨1⟩@0-2 ⟨10⟩@3-8 ⟨@⟩@9-11 ⟨#⟩@12-14 ⟨?⟩@15-17"),
            ("$NOT", "⟨NOT⟩@0-4"),
            ("${x}", "⟨x⟩@0-4"),
            ("a${x}b${y.name}", "a+⟨x⟩+b+⟨y.name⟩@0-15"),
            ("\"a $x, ${y.z}!\"", "«a »+⟨x⟩+«, »+⟨y.z⟩+«!»@0-15"),
            ("\"$x\" \"$@\"", "«»+⟨x⟩@0-4 «»+⟨@⟩@5-9"),
            ("\"$x:1-3\"", "«»+⟨x⟩+«:1-3»@0-8"),
            ("'$x ${y}'", "«$x ${y}»@0-9"),
        ])
    func variables(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "A dollar sign elsewhere is text",
        arguments: [
            ("A$AP", "A$AP@0-4"),
            ("Ke$ha", "Ke$ha@0-5"),
            ("$", "$@0-1"),
            ("$ $$ $!", "$@0-1 $$@2-4 $!@5-7"),
            ("$NOT!", "$NOT!@0-5"),
            ("$a/$b", "$a/$b@0-5"),
            ("$a:foo $a:", "$a:foo@0-6 $a:@7-10"),
            ("--on=$x", "--on=$x@0-7"),
            ("\"5 $ or $, $\"", "«5 $ or $, $»@0-13"),
            ("\"A\\$AP\"", "«A$AP»@0-7"),
        ])
    func dollars(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "An exclamation mark where a command could start takes what follows up to an operator",
        arguments: [
            ("!ls | wc; # x", "!(ls)@0-3 |@4-5 wc@6-8 ;@8-9"),
            ("!ls|wc -l;a ; b", "!(ls|wc -l;a)@0-11 ;@12-13 b@14-15"),
            ("!a && b || !c", "!(a)@0-2 &&@3-5 b@6-7 ||@8-10 !(c)@11-13"),
            ("!a & b &c; d", "!(a & b &c)@0-9 ;@9-10 d@11-12"),
            ("!(a; b | c) | d", "!((a; b | c))@0-11 |@12-13 d@14-15"),
            ("!f() { a; }; f", "!(f() { a; })@0-11 ;@11-12 f@13-14"),
            (
                #"!echo \; '| ;' \| "; $(a | b ") ;")"; x"#,
                #"!(echo \; '| ;' \| "; $(a | b ") ;")")@0-36 ;@36-37 x@38-39"#
            ),
            ("!echo `a; b` ${x:-; }; x", "!(echo `a; b` ${x:-; })@0-21 ;@21-22 x@23-24"),
            (#"!a\ ; b"#, #"!(a\ )@0-4 ;@4-5 b@6-7"#),
            ("!a # b; | c", "!(a # b; | c)@0-11"),
            ("!(a; b", "!((a; b)@0-6"),
            ("!echo 'a; b", "!(echo 'a; b)@0-11"),
            ("!a } | b", "!(a })@0-4 |@5-6 b@7-8"),
            ("!a ;&& b", "!(a ;&& b)@0-8"),
            ("!a ;| b && c", "!(a ;| b)@0-7 &&@8-10 c@11-12"),
            ("if !a ;{ b } ; !c;}", "if@0-2 !(a ;{ b })@3-12 ;@13-14 !(c;})@15-19"),
            ("if !a '{' { !b } ; !c }", "if@0-2 !(a '{')@3-9 {@10-11 !(b)@12-14 }@15-16 ;@17-18 !(c })@19-23"),
            ("!; a", "!()@0-1 ;@1-2 a@3-4"),
            ("!| a", "!()@0-1 |@1-2 a@3-4"),
            ("a | !sort\nb", "a@0-1 |@2-3 !(sort)@4-9 ⏎@9-10 b@10-11"),
            ("artist !!!", "artist@0-6 !!!@7-10"),
            ("!a \\\nb\r\nc", "!(a \\\nb)@0-6 ⏎@7-8 c@8-9"),
            ("!", "!()@0-1"),
            ("!a \\", "…@3-4"),
        ])
    func system(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "A backslash at the end of a line joins it with the next",
        arguments: [
            ("a \\\n b", "a@0-1 b@5-6"),
            ("a\\\nb", "a@0-1 b@3-4"),
            ("a \\\r\nb", "a@0-1 b@5-6"),
            ("a \\\n", "a@0-1"),
            ("a |\\\nb", "a@0-1 |@2-3 b@5-6"),
            ("a \\", "a@0-1 …@2-3"),
            ("a\\", "a@0-1 …@1-2"),
            ("a # b \\\nc", "a@0-1 ⏎@7-8 c@8-9"),
        ])
    func continuations(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(
        "What cannot be read is pointed at",
        arguments: [
            ("artist \"a", UsageError.Fault.unterminatedQuote("\""), 7..<8),
            ("'a\nb'", .unterminatedQuote("'"), 0..<1),
            ("é “a\"", .unterminatedQuote("“"), 3..<6),
            ("x:‘a'", .unterminatedQuote("‘"), 2..<5),
            ("\"a\\", .unterminatedQuote("\""), 0..<1),
            ("\"a\\é\"", .invalidEscape("\\é"), 2..<5),
            ("\"\\u{110000}\"", .invalidEscape("\\u{110000}"), 1..<11),
            ("\"\\u{}\"", .invalidEscape("\\u{}"), 1..<5),
            ("\"\\u00e9\"", .invalidEscape("\\u"), 1..<3),
            ("a ${b c}", .variable(.invalid("${b c}")), 2..<8),
            ("${}", .variable(.invalid("${}")), 0..<3),
            ("${a.}", .variable(.invalid("${a.}")), 0..<5),
            ("a${b", .variable(.unclosed("${b}")), 1..<4),
            ("\"${b c\"", .variable(.unclosed("${b}")), 1..<4),
            ("${1:-b c", .variable(.unclosed("${1:-b}")), 0..<6),
            ("${", .variable(.invalid("${")), 0..<2),
        ])
    func errors(text: String, expected: UsageError.Fault, span: Range<Int>) {
        let error = fault { () throws(UsageError) in _ = try tokens(text) }
        #expect(error == UsageError(expected, at: span))
    }
}
