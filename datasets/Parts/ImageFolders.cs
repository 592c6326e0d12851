namespace MultiModalRL.Datasets;

/// <summary>Where the image files of a part may lie.</summary>
internal sealed class ImageFolders
{
    private readonly string expected;
    private readonly string[] present;

    /// <summary>Looks which of some folders are there.</summary>
    /// <param name="root">The dataset's folder.</param>
    /// <param name="folders">Folders in it, in order of preference; the first is named where an image is missing.</param>
    public ImageFolders(string root, params string[] folders)
    {
        expected = Path.Combine(root, folders[0]);
        present = [.. folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)];
    }

    /// <summary>The image in the first folder that has one of some names.</summary>
    public QuestionImage Find(params string[] names)
    {
        var file = present.SelectMany(_ => names, Path.Combine).FirstOrDefault(File.Exists);
        return new(file ?? Path.Combine(expected, names[0]), file is not null);
    }
}
