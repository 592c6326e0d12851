using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Prediction files of NLVR and NLVR2: a line each of identifier and prediction, with a comma between; of lines with one identifier the last counts.</summary>
internal static class NlvrPredictions
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="identifier">What an identifier is looked up as.</param>
    /// <exception cref="InputException">A line has no comma; the message names it.</exception>
    public static OrderedDictionary<string, string> Read(string file, Func<string, string> identifier)
    {
        var predictions = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        string[] lines = [.. InputLines.Stream(file)];
        for (var line = 0; line < lines.Length; line++)
        {
            var fields = PythonText.Strip(lines[line]).Split(',');
            predictions[identifier(fields[0])] = fields.Length > 1
                ? fields[1]
                : throw new InputException($"{file}: line {line + 1}: expected identifier,prediction, found '{fields[0]}'");
        }

        return predictions;
    }
}
