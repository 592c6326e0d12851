namespace MultiModalRL.Environments;

/// <summary>
/// How many code points a text has in upper case by Unicode's full mapping, which is what the DocVQA script divides by:
/// a sharp s, say, becomes two letters.
/// </summary>
internal static class UpperCaseLength
{
    // First and last character of ranges that become two, then three characters.
    private static readonly char[] Two =
    [
        '\u00DF', '\u00DF', '\u0149', '\u0149', '\u01F0', '\u01F0', '\u0587', '\u0587', '\u1E96', '\u1E9A', '\u1F50', '\u1F50',
        '\u1F80', '\u1FAF', '\u1FB2', '\u1FB4', '\u1FB6', '\u1FB6', '\u1FBC', '\u1FBC', '\u1FC2', '\u1FC4', '\u1FC6', '\u1FC6',
        '\u1FCC', '\u1FCC', '\u1FD6', '\u1FD6', '\u1FE4', '\u1FE4', '\u1FE6', '\u1FE6', '\u1FF2', '\u1FF4', '\u1FF6', '\u1FF6',
        '\u1FFC', '\u1FFC', '\uFB00', '\uFB02', '\uFB05', '\uFB06', '\uFB13', '\uFB17',
    ];

    private static readonly char[] Three =
    [
        '\u0390', '\u0390', '\u03B0', '\u03B0', '\u1F52', '\u1F52', '\u1F54', '\u1F54', '\u1F56', '\u1F56', '\u1FB7', '\u1FB7',
        '\u1FC7', '\u1FC7', '\u1FD2', '\u1FD3', '\u1FD7', '\u1FD7', '\u1FE2', '\u1FE3', '\u1FE7', '\u1FE7', '\u1FF7', '\u1FF7',
        '\uFB03', '\uFB04',
    ];

    public static int Of(string text) => PythonText.CodePoints(text).Sum(point => 1 + (IsIn(Two, point) ? 1 : IsIn(Three, point) ? 2 : 0));

    private static bool IsIn(char[] ranges, int point)
    {
        for (var i = 0; i < ranges.Length && point >= ranges[i]; i += 2)
        {
            if (point <= ranges[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
