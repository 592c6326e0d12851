using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MultiModalRL.Cli.Tests;

/// <summary>The repository that these tests were built from, as files.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder of it.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>A path as it is named in messages.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>All files that end in one of some extensions, build output left out.</summary>
    public static IReadOnlyList<string> Files(params string[] extensions) =>
    [
        .. TopLevel()
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(TopLevel().Where(File.Exists))
            .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            .Where(path => !Regex.IsMatch(NameOf(path), "(^|/)(bin|obj)/"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The project files by name, such as <c>MultiModalRL.Core</c>.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } =
        Files(".csproj").ToDictionary(path => Path.GetFileNameWithoutExtension(path), XDocument.Load);

    /// <summary>The folder of a project, relative to the top with a slash at its end.</summary>
    public static IReadOnlyDictionary<string, string> ProjectFolders { get; } =
        Files(".csproj").ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => NameOf(Path.GetDirectoryName(path)!) + "/");

    /// <summary>The entries of the top folder, without what git ignores by its name.</summary>
    public static IEnumerable<string> TopLevel()
    {
        var ignored = File.ReadAllLines(PathOf(".gitignore"))
            .Select(line => new Regex("^" + Regex.Escape(line.TrimEnd('/')).Replace(@"\*", ".*", StringComparison.Ordinal) + "$"))
            .ToArray();
        return Directory.EnumerateFileSystemEntries(Root)
            .Where(path => Path.GetFileName(path) != ".git" && !ignored.Any(rule => rule.IsMatch(Path.GetFileName(path))));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MultiModalRL.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no folder above {AppContext.BaseDirectory} holds MultiModalRL.sln");
    }
}
