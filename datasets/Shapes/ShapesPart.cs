namespace MultiModalRL.Datasets;

/// <summary>The parts of SHAPES, by the stem of their files' names. Each training part is the beginning of the next larger one.</summary>
public enum ShapesPart
{
    /// <summary><c>train.tiny</c>, 64 examples.</summary>
    TrainTiny,

    /// <summary><c>train.small</c>, 640 examples.</summary>
    TrainSmall,

    /// <summary><c>train.med</c>, 6,400 examples.</summary>
    TrainMed,

    /// <summary><c>train.large</c>, 13,568 examples.</summary>
    TrainLarge,

    /// <summary><c>val</c>, 1,024 examples.</summary>
    Val,

    /// <summary><c>test</c>, 1,024 examples.</summary>
    Test,
}
