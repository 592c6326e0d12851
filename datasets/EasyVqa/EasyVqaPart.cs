namespace MultiModalRL.Datasets;

/// <summary>The parts that easy-VQA is published in; validation is held out of <see cref="Train"/> by whoever uses it.</summary>
public enum EasyVqaPart
{
    /// <summary>Folder <c>train</c>.</summary>
    Train,

    /// <summary>Folder <c>test</c>.</summary>
    Test,
}
