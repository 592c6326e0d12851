namespace MultiModalRL.Core;

/// <summary>
/// What the user gave (a file, a row, an option, an id, a checkpoint) cannot be used.
/// The message is one line that names what and where and what was expected (line ends and other control characters that it
/// quotes become U+FFFD); the command line ends with exit code 2.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>An error with no message: prefer the other constructors.</summary>
    public InputException() { }

    /// <summary>An error whose message names what, where and what was expected.</summary>
    public InputException(string message) : base(OneLine(message)) { }

    /// <summary>The same, with the exception that showed it.</summary>
    public InputException(string message, Exception innerException) : base(OneLine(message), innerException) { }

    /// <summary>What is not there, where that is all that is wrong; <see cref="Absence.None"/> for everything else.</summary>
    public Absence Absence { get; init; }

    private static string OneLine(string message) => message.Any(BreaksLine)
        ? string.Create(message.Length, message, (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = BreaksLine(text[i]) ? '\uFFFD' : text[i];
            }
        })
        : message;

    private static bool BreaksLine(char unit) => char.IsControl(unit) || unit is '\u2028' or '\u2029';
}
